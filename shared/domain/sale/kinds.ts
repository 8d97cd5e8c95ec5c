import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";
import { isOverride, OVERRIDE } from "../stock/spending.ts";
import { reportSale } from "./report.ts";
import { cartVoidedBody, type SaleBody, saleBody, saleBodyFrom1 } from "./sale-body.ts";

export const kinds = {
  "sale.completed": {
    version: 2,
    scope: "branch",
    permission: "sale.make",
    changes: { effects: ["spend", "beyond"] },
    body: saleBody,
    asks: ({ override }: SaleBody, { by, effects }) =>
      effects.some(isOverride) ? [{ permission: OVERRIDE, by: override?.by || by }] : [],
    upcast: { 1: saleBodyFrom1 },
    report: reportSale,
  },
  "cart.voided": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: {},
    body: cartVoidedBody,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
