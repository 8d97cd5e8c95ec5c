import type { BranchId, CounterId, LogId } from "../../shared/core/ids.ts";
import type { Attention } from "../../shared/core/state.ts";
import type { Concern } from "../session/concerns.ts";

/** One of each kind of thing a person may have to see to, for looking at the list. */
export const someConcerns = (product: string, branch: BranchId): readonly Concern[] => [
  entry("entry.void", "sale.completed", "cut: lost", 41),
  entry("entry.void", "stock.counted", "seller may not stock.count", 42),
  entry("entry.void", "rights.given", "cut: revoked", 43),
  entry("device.cloned", "log.opened", "till-2.1aaaa.b-b1 till-2.1bbbb.b-b1", 44),
  entry("log.forked", "sale.completed", "another entry is known", 45),
  {
    type: "shortage",
    key: "shortage",
    product,
    name: "Tea",
    branch,
    quantity: 3_000,
    unit: "pcs",
  },
  {
    type: "barcode",
    key: "barcode",
    code: "4006381333931",
    products: [
      { id: product, name: "Tea" },
      { id: "other", name: "Pens, blue" },
    ],
  },
  {
    ...{ type: "refund", key: "refund", counter: "refund/b1/t1-1test-0001/0" as CounterId },
    ...{ sale: "T1-1TEST-0001", branch, name: "Tea", unit: "pcs", quantity: 1_000, isTwice: true },
    beyond: [{ number: "T2-1TEST-0002", at: 1_790_000_000_000, staff: "Aigerim", reason: "No network" }],
  },
  { type: "refused", key: "refused", refused: { log: "till-1.1aaaa.org", seq: 3, reason: "BadBody" } },
];

const entry = (type: Attention["type"], kind: string, reason: string, seq: number): Concern => {
  const key = `${type}:${kind}`;
  return { type: "entry", key, item: { key, type, log: "till-2.1aaaa.b-b1" as LogId, seq, kind, reason } };
};
