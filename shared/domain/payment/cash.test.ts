import fc from "fast-check";
import { expect, test } from "vitest";
import { type Currency, money } from "../../lib/money.ts";
import { CASH_BY_CURRENCY, suggestCash } from "./cash.ts";

const inMajor = (due: number, currency: Currency) =>
  suggestCash(money(Math.round(due * 100)), currency).map((sum) => sum / 100);

test.each([
  { due: 1_250, currency: "KZT", sums: [1_250, 1_500, 2_000, 5_000, 10_000] },
  { due: 60, currency: "KZT", sums: [60, 100, 200, 500, 1_000] },
  { due: 2_000, currency: "KZT", sums: [2_000, 5_000, 10_000, 20_000] },
  { due: 19_999, currency: "KZT", sums: [19_999, 20_000] },
  { due: 43_700, currency: "KZT", sums: [43_700, 44_000, 45_000, 50_000, 60_000] },
  { due: 37_400, currency: "UZS", sums: [37_400, 38_000, 40_000, 50_000, 100_000] },
  { due: 749.9, currency: "RUB", sums: [749.9, 750, 800, 1_000, 2_000] },
  { due: 0, currency: "KZT", sums: [] },
] as const)("[CASH-3] for $due $currency offer $sums", ({ due, currency, sums }) => {
  expect(inMajor(due, currency)).toEqual(sums);
});

test("[CASH-3] offers start exact, rise, repeat nothing, and stay few", () => {
  const currencies = fc.constantFrom<Currency>("KZT", "UZS", "RUB");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), currencies, (due, currency) => {
      const sums = suggestCash(money(due), currency);
      expect(sums[0]).toBe(due);
      expect(sums).toEqual([...new Set(sums)].sort((a, b) => a - b));
      expect(sums.length).toBeLessThanOrEqual(5);
    }),
  );
});

test("[CASH-3] pieces of cash are listed in order", () => {
  for (const { coins, notes } of Object.values(CASH_BY_CURRENCY)) {
    expect(coins).toEqual([...coins].sort((a, b) => a - b));
    expect(notes).toEqual([...notes].sort((a, b) => a - b));
  }
});
