import fc from "fast-check";
import { expect, test } from "vitest";
import { addTotals, newSums, totalsOf } from "./sums.ts";
import { zTotals } from "./tally.ts";
import { aFact, aMove, aReturn, aSold, noCategory } from "./testing/deeds.ts";
import { NO_TOTALS, type ZTotals } from "./z-totals.ts";

const deed = fc.oneof(
  fc.record({ total: fc.nat(99_999), product: fc.constantFrom("tea", "bread"), change: fc.nat(500) }).map(
    ({ total, product, change }) =>
      ({
        type: "sale",
        body: aSold({ total, product, change, tenders: [{ type: "cash", amount: total + change }] }),
      }) as const,
  ),
  fc.nat(99_999).map((total) => aReturn(total)),
  fc.integer({ min: 1, max: 9_999 }).map((amount) => aMove("out", amount)),
);
const totals = fc.array(deed, { maxLength: 8 }).map((deeds) =>
  zTotals(
    deeds.map((each) => aFact(each)),
    noCategory,
  ),
);

const add = (...parts: readonly ZTotals[]): ZTotals => {
  const sums = newSums();
  for (const part of parts) addTotals(sums, part);
  return totalsOf(sums);
};

test("[SHIFT-6] adding is commutative and associative, and nothing adds nothing", () => {
  fc.assert(
    fc.property(totals, totals, totals, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      expect(add(a, NO_TOTALS)).toEqual(a);
    }),
  );
});

test.each([
  ["T1-1K7MQ-0017", { series: "T1-1K7MQ", first: 17, last: 17, count: 1 }],
  ["odd", { series: "odd", first: 0, last: 0, count: 1 }],
])("[SHIFT-7] receipt %s", (number, row) => {
  const sums = newSums();
  sums.receipt("sales", { number, total: 1, rounding: 0 });
  expect(totalsOf(sums).receipts).toEqual([row]);
});
