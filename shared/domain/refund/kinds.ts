import type { Effect } from "../../core/counter.ts";
import { drafter } from "../../core/draft.ts";
import type { Entry } from "../../core/entry.ts";
import type { Kinds } from "../../core/kind.ts";
import { type RefundBody, refundBody, refundOpenedBody, refundSettledBody } from "./refund-body.ts";
import { reportRefund } from "./report.ts";

/** What a manager may: goods taken back without a receipt, and beyond what is known to be left of one. */
export const REFUND_FREE = "sale.refund-free";

/** Refunded without the right to it, on a manager's word. */
export const isBeyond = (effect: Effect): boolean => "beyond" in effect;

const asks = ({ of, override, approvals = [] }: RefundBody, { by, effects }: Entry) => [
  ...(effects.some(isBeyond) ? [{ permission: REFUND_FREE, by: override?.by ?? by }] : []),
  ...(of === null
    ? [
        {
          permission: REFUND_FREE,
          by: approvals.find(({ permission }) => permission === REFUND_FREE)?.by ?? by,
        },
      ]
    : []),
  ...approvals,
];

export const kinds = {
  "sale.refunded": {
    version: 1,
    scope: "branch",
    permission: "sale.refund",
    changes: { effects: ["mint", "settle", "spend", "beyond"], counters: ["refund", "stock"] },
    body: refundBody,
    asks,
    report: reportRefund,
  },
  /** The device that sold writes it by itself when another asks: nobody's permission is needed to keep a promise. */
  "refund.opened": {
    version: 1,
    scope: "branch",
    permission: null,
    changes: { effects: ["mint", "settle"], counters: ["refund"] },
    body: refundOpenedBody,
  },
  /** Money given back twice: it is gone, and somebody stands for it. */
  "refund.settled": {
    version: 1,
    scope: "branch",
    permission: REFUND_FREE,
    changes: { effects: ["mint", "settle"], counters: ["refund"] },
    body: refundSettledBody,
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
