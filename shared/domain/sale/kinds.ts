import { drafter } from "../../core/draft.ts";
import type { Kinds } from "../../core/kind.ts";
import { reportSale } from "./report.ts";
import { cartVoidedBody, saleBody } from "./sale-body.ts";

export const kinds = {
  "sale.completed": {
    version: 1,
    scope: "branch",
    permission: "sale.make",
    changes: { effects: ["spend", "beyond"] },
    body: saleBody,
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
