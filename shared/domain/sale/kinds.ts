import { drafter } from "../../core/draft.ts";
import type { Approval, Kinds } from "../../core/kind.ts";
import { isOverride, OVERRIDE } from "../stock/spending.ts";
import { HELD_SALE } from "./held.ts";
import { heldBody, recalledBody } from "./held-body.ts";
import { reportSale } from "./report.ts";
import { cartVoidedBody, type SaleBody, saleBody, saleBodyFrom1, saleBodyFrom2 } from "./sale-body.ts";

export const kinds = {
  "sale.completed": {
    version: 3,
    scope: "branch",
    permission: "sale.make",
    changes: { docs: ["payment"], effects: ["spend", "beyond"] },
    body: saleBody,
    asks: (sale: SaleBody, { by, effects }) => [
      ...(effects.some(isOverride) ? [{ permission: OVERRIDE, by: sale.override?.by || by }] : []),
      ...askedForPrices(sale, by),
      ...(sale.approvals ?? []).filter(({ permission }) => permission !== OTHER_PRICE),
    ],
    upcast: { 1: saleBodyFrom1, 2: saleBodyFrom2 },
    report: reportSale,
  },
  "cart.voided": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: {},
    body: cartVoidedBody,
  },
  "sale.held": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: { docs: [HELD_SALE] },
    body: heldBody,
  },
  "sale.recalled": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: { docs: [HELD_SALE] },
    body: recalledBody,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);

/** What another price than the product's needs. */
const OTHER_PRICE = "sale.price";

const askedForPrices = ({ lines, approvals = [] }: SaleBody, by: string): readonly Approval[] => {
  const isOther = lines.some(({ discounts = [] }) => discounts.some(({ type }) => type === "price"));
  if (!isOther) return [];
  const lender = approvals.find(({ permission }) => permission === OTHER_PRICE);
  return [{ permission: OTHER_PRICE, by: lender?.by ?? by }];
};
