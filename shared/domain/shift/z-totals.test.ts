import { expect, test } from "vitest";
import { addZTotals } from "./z-report.ts";
import { addedTotalsField, cashFlow, doTotalsAgree, NO_TOTALS, negated, zTotalsField } from "./z-totals.ts";

const totals = {
  ...NO_TOTALS,
  sales: { count: 2, total: 900, rounding: 0 },
  refunds: { count: 1, total: 200, rounding: 0 },
  deposits: { count: 1, total: 50 },
  tenders: [
    { type: "card", count: 1, in: 400, out: 0 },
    { type: "cash", count: 3, in: 550, out: 200 },
  ],
  moves: [
    { direction: "in" as const, reason: "change", count: 1, total: 70 },
    { direction: "out" as const, reason: "bank", count: 1, total: 30 },
  ],
};

test("[SHIFT-5] only cash and moves touch the drawer", () => {
  expect([cashFlow(NO_TOTALS), cashFlow(totals)]).toEqual([0, 390]);
});

test("[SHIFT-6] what was paid is what was sold", () => {
  expect(doTotalsAgree(totals)).toBe(true);
  expect(doTotalsAgree({ ...totals, deposits: { count: 0, total: 0 } })).toBe(false);
});

test("totals can be written down", () => {
  expect([NO_TOTALS, totals].map((each) => zTotalsField.safeParse(each).success)).toEqual([true, true]);
});

test("[SHIFT-12] sums taken away add up to none, agree as before, and are an amendment's only", () => {
  const away = negated({ ...totals, taxes: [{ rate: 1_200, base: 5, tax: 1, backBase: 0, backTax: 0 }] });
  expect([cashFlow(away), doTotalsAgree(away), away.taxes[0]?.rate]).toEqual([-390, true, 1_200]);
  expect([zTotalsField, addedTotalsField].map((field) => field.safeParse(away).success)).toEqual([
    false,
    true,
  ]);
  const none = addZTotals(totals, negated(totals));
  expect(none).toMatchObject({ sales: NO_TOTALS.sales, refunds: NO_TOTALS.refunds });
  expect(none.tenders.map((row) => [row.count, row.in, row.out])).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});
