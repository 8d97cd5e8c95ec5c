import type { Context } from "../../core/command.ts";
import type { Effect } from "../../core/counter.ts";
import type { BranchId } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { mayRole } from "../access/roles.ts";
import { type Item, stockCounter } from "./item.ts";

/** A product that is not here in the quantity asked for. All amounts in thousandths. */
export interface Shortfall {
  readonly product: string;
  readonly name: string;
  readonly wanted: number;
  /** What this device may sell. */
  readonly held: number;
  /** In the branch as a whole, as far as this device knows; the difference is held by other tills. */
  readonly onHand: number;
}

export type SpendError =
  | { readonly type: "NotEnough"; readonly lines: readonly Shortfall[] }
  /** The person may not sell beyond what the device holds. */
  | { readonly type: "OverrideNotAllowed" };

export interface Spending {
  readonly branch: BranchId;
  readonly items: readonly { readonly item: Item; readonly quantity: number }[];
  /** Whether to go beyond this device's rights on strict products. */
  readonly override: boolean;
}

/**
 * Effects that take goods away: out of the device's own rights first; beyond them only for flexible products or
 * by an override of someone who may [STOCK-5]. Products must be summed up beforehand. Error: every product short of rights.
 */
export const spendEffects = (
  view: View,
  { person }: Pick<Context, "person">,
  { branch, items, override }: Spending,
): Result<readonly Effect[], SpendError> => {
  const effects: Effect[] = [];
  const short: Shortfall[] = [];
  for (const { item, quantity } of items) {
    const counter = stockCounter(branch, item.id);
    const { rights, value } = view.counter(counter);
    const own = Math.min(rights, quantity);
    if (own > 0) effects.push({ counter, spend: own });
    if (own === quantity) continue;
    const why = item.policy === "flexible" ? "flexible" : "override";
    effects.push({ counter, beyond: quantity - own, why });
    if (why === "override")
      short.push({ product: item.id, name: item.name, wanted: quantity, held: rights, onHand: value });
  }
  if (short.length === 0) return ok(effects);
  if (!override) return err({ type: "NotEnough", lines: short });
  return mayRole(person.role, "stock.override") ? ok(effects) : err({ type: "OverrideNotAllowed" });
};
