import { expect, test } from "vitest";
import { cashFlow, doTotalsAgree, NO_TOTALS, zTotalsField } from "./z-totals.ts";

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
