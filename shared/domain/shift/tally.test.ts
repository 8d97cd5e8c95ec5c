import { expect, test } from "vitest";
import { createTally, zTotals } from "./tally.ts";
import { aFact, aMove, aReturn, aSold, noCategory } from "./testing/deeds.ts";
import { cashFlow, doTotalsAgree, NO_TOTALS } from "./z-totals.ts";

const day = [
  aFact({ type: "sale", body: aSold({ tenders: [{ type: "cash", amount: 20_000 }], change: 8_800 }) }),
  aFact({
    type: "sale",
    body: aSold({
      number: "T1-1TEST-0002",
      product: "bread",
      total: 5_600,
      lines: [
        {
          ...{ product: "bread", name: "Bread", unit: "pcs", quantity: 2_000, total: 5_600 },
          discounts: [{ type: "promotion", amount: 400 }],
        },
      ],
      tenders: [
        { type: "card", amount: 5_000 },
        { type: "wallet", amount: 600 },
      ],
    }),
  }),
  aFact(aReturn(11_200, { number: "T1-1TEST-0003", isVoid: true })),
  aFact(aMove("in", 50_000)),
  aFact(aMove("out", 30_000)),
  aFact({ type: "void", body: { total: 700 } }),
  aFact({ type: "reprint" }),
  aFact({ type: "drawer" }),
  aFact({ type: "deposit", body: { tenders: [{ type: "cash", amount: 10_000 }], change: 1_000 } }),
  aFact({ type: "deposit", body: {} }),
];
const categoryOf = (product: string) => (product === "bread" ? { id: "food", name: "Food" } : null);

test("[SHIFT-7] a day in sums", () => {
  expect(zTotals(day, categoryOf)).toEqual({
    sales: { count: 2, total: 16_800, rounding: 0 },
    refunds: { count: 1, total: 11_200, rounding: 0 },
    undone: { count: 1, total: 11_200 },
    voids: { count: 1, total: 700 },
    reprints: 1,
    drawerOpenings: 1,
    deposits: { count: 1, total: 9_000 },
    tenders: [
      { type: "card", count: 1, in: 5_000, out: 0 },
      { type: "cash", count: 3, in: 20_200, out: 11_200 },
      { type: "wallet", count: 1, in: 600, out: 0 },
    ],
    moves: [
      { direction: "in", reason: "change", count: 1, total: 50_000 },
      { direction: "out", reason: "bank", count: 1, total: 30_000 },
    ],
    discounts: [{ type: "promotion", count: 1, total: 400 }],
    taxes: [{ rate: 1_200, base: 15_000, tax: 1_800, backBase: 10_000, backTax: 1_200 }],
    categories: [
      { category: "", name: "", soldFor: 11_200, backFor: 11_200 },
      { category: "food", name: "Food", soldFor: 5_600, backFor: 0 },
    ],
    products: [
      { product: "bread", name: "Bread", unit: "pcs", sold: 2_000, soldFor: 5_600, back: 0, backFor: 0 },
      {
        product: "tea",
        name: "tea",
        unit: "pcs",
        sold: 1_000,
        soldFor: 11_200,
        back: 1_000,
        backFor: 11_200,
      },
    ],
    people: [{ staff: "s1", count: 2, total: 16_800 }],
    receipts: [{ series: "T1-1TEST", first: 1, last: 3, count: 3 }],
  });
});

test("[SHIFT-5, SHIFT-6] the drawer holds what cash did to it, and tenders agree with sales", () => {
  const totals = zTotals(day, categoryOf);
  expect(cashFlow(totals)).toBe(20_200 - 11_200 + 50_000 - 30_000);
  expect(doTotalsAgree(totals)).toBe(true);
});

test("nothing is nothing, and a tally goes on from what was summed before", () => {
  expect(zTotals([], noCategory)).toEqual(NO_TOTALS);
  const tally = createTally(categoryOf, zTotals(day.slice(0, 4), categoryOf));
  for (const fact of day.slice(4)) tally.add(fact);
  expect(tally.totals()).toEqual(zTotals(day, categoryOf));
});

test("[SHIFT-7] of very many products the smallest are one row, and the sums stay whole", () => {
  const facts = Array.from({ length: 1_500 }, (_, i) =>
    aFact({ type: "sale", body: aSold({ product: `p${i}`, total: 100 + i }) }),
  );
  const { products, sales } = zTotals(facts, noCategory);
  expect(products).toHaveLength(1_001);
  expect(products.reduce((sum, { soldFor }) => sum + soldFor, 0)).toBe(sales.total);
  expect(products.at(-1)).toMatchObject({ product: "", sold: 500_000 });
});
