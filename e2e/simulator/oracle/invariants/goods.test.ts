import { expect, test } from "vitest";
import { aRun, STOCK } from "../testing/a-run.ts";
import { breachesOf } from "../testing/breaches.ts";
import { goods } from "./goods.ts";

const lines = [{ product: "tea", quantity: 3_000 }];
const counted = [{ product: "tea", expected: 5_000, counted: 2_000 }];

test.each([
  { kind: "sale.completed", lines, effects: [{ counter: STOCK, spend: 3_000 }], found: 0 },
  {
    kind: "sale.completed",
    lines,
    effects: [
      { counter: STOCK, spend: 1_000 },
      { counter: STOCK, beyond: 2_000, why: "override" },
    ],
    found: 0,
  },
  { kind: "sale.completed", lines, effects: [], found: 1 },
  {
    kind: "sale.refunded",
    lines: [
      { product: "tea", quantity: 2_000, back: "shelf" },
      { product: "tea", quantity: 1_000, back: "write-off" },
    ],
    effects: [
      { counter: STOCK, mint: 2_000 },
      { counter: "refund/b1/t1-1aaaa-0001/0", spend: 3_000 },
    ],
    found: 0,
  },
  {
    kind: "sale.refunded",
    lines: [{ product: "tea", quantity: 1_000, back: "write-off" }],
    effects: [{ counter: STOCK, mint: 1_000 }],
    found: 1,
  },
  {
    kind: "stock.received",
    lines,
    effects: [
      { counter: STOCK, mint: 3_000 },
      { counter: STOCK, settle: 1_000 },
      { counter: STOCK, give: 2_000, to: "till-2.1aaaa" },
    ],
    found: 0,
  },
  { kind: "stock.received", lines, effects: [{ counter: STOCK, mint: 6_000 }], found: 1 },
  { kind: "stock.counted", lines: counted, effects: [{ counter: STOCK, spend: 3_000 }], found: 0 },
  { kind: "stock.counted", lines: counted, effects: [{ counter: STOCK, mint: 3_000 }], found: 1 },
  {
    kind: "stock.shared",
    lines: undefined,
    effects: [{ counter: STOCK, give: 9, to: "till-2.1aaaa" }],
    found: 0,
  },
  { kind: "stock.shared", lines: undefined, effects: [{ counter: STOCK, mint: 9 }], found: 1 },
])("[STOCK-2, STOCK-7] $kind with $effects: $found found", ({ kind, lines: said, effects, found }) => {
  const run = aRun();
  run.write(run.open("till-1"), kind, { body: said === undefined ? {} : { lines: said }, effects });
  expect(breachesOf(goods, run.evidence())).toHaveLength(found);
});
