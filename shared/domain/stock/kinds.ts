import { z } from "zod";
import { drafter } from "../../core/draft.ts";
import type { Entry } from "../../core/entry.ts";
import type { Kinds, ReportRow } from "../../core/kind.ts";

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
    version: 1,
    scope: "branch",
    permission: "stock.count",
    changes: { effects: ["mint", "settle", "give", "spend", "beyond"] },
    body: z.strictObject({
      branch: z.string(),
      lines: z
        .array(z.strictObject({ product: z.string(), expected: z.int(), counted: z.int().min(0) }))
        .min(1),
      reason: z.string(),
    }),
  },
  /** A device hands rights on by itself: it needs nobody's permission to sell less. */
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
