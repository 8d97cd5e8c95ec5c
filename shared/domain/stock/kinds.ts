import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Entry } from "../../core/entry.ts";
import type { Kinds, ReportRow } from "../../core/kind.ts";
import { isOverride, OVERRIDE } from "./spending.ts";

const receivedBody = z.strictObject({
  branch: z.string(),
  lines: z.array(z.strictObject({ product: z.string(), quantity: z.int().positive() })).min(1),
  /** Number of the supplier's paper, or whatever tells this receipt from others. */
  reference: z.string(),
  /** What was on the shelf when the shop began to use the program. */
  opening: z.boolean(),
});

/**
 * Rows of `stock_receipts`: log text, seq integer, line integer (from 1), branch text, product text, quantity bigint
 * (thousandths).
 */
const reportReceipt = (body: z.output<typeof receivedBody>, { log, seq }: Entry): readonly ReportRow[] =>
  body.lines.map(({ product, quantity }, i) => ({
    table: "stock_receipts",
    row: { log, seq, line: i + 1, branch: body.branch, product, quantity },
  }));

/** Taking strict goods beyond what the device holds needs someone who may, the writer or whoever approved. */
const askOverride = ({ approvedBy }: { readonly approvedBy?: string | undefined }, { by, effects }: Entry) =>
  effects.some(isOverride) ? [{ permission: OVERRIDE, by: approvedBy ?? by }] : [];

/** Facts about goods on hand. What they do to the counters is in the entries' effects. */
export const kinds = {
  "stock.received": {
    version: 1,
    scope: "branch",
    permission: "stock.receive",
    changes: { effects: ["mint", "settle", "give"] },
    body: receivedBody,
    report: reportReceipt,
  },
  "stock.counted": {
    version: 2,
    scope: "branch",
    permission: "stock.count",
    changes: { effects: ["mint", "settle", "give", "spend", "beyond"] },
    body: z.strictObject({
      branch: z.string(),
      lines: z
        .array(z.strictObject({ product: z.string(), expected: z.int(), counted: z.int().min(0) }))
        .min(1),
      reason: z.string(),
      /** Who let strict goods be written off beyond what the device held, where that was another than the counter. */
      approvedBy: z.string().optional(),
    }),
    asks: askOverride,
    upcast: { 1: (body) => body },
  },
  /** Goods that left without a sale: broken, expired, stolen; or a shortage that somebody stands for. */
  "stock.written-off": {
    version: 1,
    scope: "branch",
    permission: "stock.write-off",
    changes: { effects: ["spend", "beyond", "settle"] },
    body: z.strictObject({
      branch: z.string(),
      lines: z.array(z.strictObject({ product: z.string(), quantity: z.int().positive() })).min(1),
      reason: z.string(),
      /** Whether the goods were gone already, sold or taken beyond what a device held. */
      shortage: z.boolean(),
      approvedBy: z.string().optional(),
    }),
    asks: askOverride,
  },
  /** As `rights.given`, which is what is written now: logs of before have it. */
  "stock.shared": {
    version: 1,
    scope: "branch",
    permission: null,
    changes: { effects: ["give"] },
    body: z.strictObject({ branch: z.string() }),
  },
  /** What goods cost us; a document of its own, so that tills never receive it. */
  "cost.recorded": {
    version: 1,
    scope: "office",
    permission: "stock.receive",
    changes: { docs: ["cost"] },
    body: z.strictObject({
      costs: z.array(z.strictObject({ product: z.string(), cost: z.int().min(0) })).min(1),
    }),
  },
} as const satisfies Kinds;

export const draftOf = drafter(kinds);
