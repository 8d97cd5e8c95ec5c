import type { CounterRule } from "../../core/counter-rule.ts";
import type { Doc } from "../../core/document.ts";
import { type BranchId, branchScope, type CounterId, scopeBranch } from "../../core/ids.ts";
import { liveDoc, type View } from "../../core/view.ts";
import { isUnit, PRECISION_BY_UNIT, type Unit } from "../../lib/quantity.ts";
import { activeHolders, DEVICE_NEEDS } from "../access/device.ts";

export const POLICIES = ["strict", "flexible"] as const;

/** `strict`: never below zero. `flexible`: sold all the same, and the shortage shows. */
export type Policy = (typeof POLICIES)[number];

/** What stock needs to know of a product. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly policy: Policy;
  readonly archived: boolean;
}

export const readItem = (view: View, id: string): Item | undefined => {
  const doc = liveDoc(view, "product", id);
  return doc === undefined ? undefined : itemOf(id, doc);
};

export const itemOf = (id: string, { fields }: Doc): Item => {
  const unit = String(fields.unit);
  return {
    id,
    name: String(fields.name ?? ""),
    unit: isUnit(unit) ? unit : "pcs",
    policy: fields.policy === "flexible" ? "flexible" : "strict",
    archived: fields.archived === true,
  };
};

/** The counter of a product in a branch. */
export const stockCounter = (branch: BranchId | string, product: string): CounterId =>
  `stock/${branch}/${product}` as CounterId;

/** The product of a stock counter, or `null` for a counter of something else. */
export const stockOf = (
  counter: CounterId,
): { readonly branch: BranchId; readonly product: string } | null => {
  const [area, branch, product] = counter.split("/");
  return area === "stock" && branch !== undefined && product !== undefined
    ? { branch: branch as BranchId, product }
    : null;
};

/** How rights on stock move: within the branch, in whole steps of the unit, unasked. */
export const stockRule: CounterRule = {
  area: "stock",
  scope: (counter) => {
    const place = stockOf(counter);
    return place === null ? null : branchScope(place.branch);
  },
  step: (view, counter) => {
    const item = readItem(view, stockOf(counter)?.product ?? "");
    return item === undefined ? null : stepOf(item.unit);
  },
  holders: (view, scope) => {
    const branch = scopeBranch(scope);
    return branch === null ? [] : activeHolders(view, branch);
  },
  needs: (counter) => {
    const product = stockOf(counter)?.product;
    return { docs: product === undefined ? [] : [{ doc: "product", id: product }], all: DEVICE_NEEDS };
  },
  spread: true,
};

/** The smallest amount of the unit, in thousandths: 1000 for pieces, 1 for kilograms. */
export const stepOf = (unit: Unit): number => 10 ** (3 - PRECISION_BY_UNIT[unit]);
