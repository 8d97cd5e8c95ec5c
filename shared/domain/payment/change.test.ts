import fc from "fast-check";
import { expect, test } from "vitest";
import { type Currency, money } from "../../lib/money.ts";
import { CASH_BY_CURRENCY } from "./cash.ts";
import { makeChange } from "./change.ts";

test.each([
  {
    change: 375_000,
    currency: "KZT",
    pieces: [
      [200_000, 1],
      [100_000, 1],
      [50_000, 1],
      [20_000, 1],
      [5_000, 1],
    ],
    rest: 0,
  },
  { change: 40_000, currency: "KZT", pieces: [[20_000, 2]], rest: 0 },
  { change: 49, currency: "KZT", pieces: [], rest: 49 },
  {
    change: 1_263_000,
    currency: "UZS",
    pieces: [
      [1_000_000, 1],
      [200_000, 1],
      [50_000, 1],
      [10_000, 1],
    ],
    rest: 3_000,
  },
  { change: 0, currency: "RUB", pieces: [], rest: 0 },
] as const)(
  "[CASH-4] $change $currency is handed back in the fewest pieces",
  ({ change, currency, pieces, rest }) => {
    const made = makeChange(money(change), currency);
    expect(made.pieces.map(({ piece, count }) => [piece, count])).toEqual(pieces);
    expect(made.rest).toBe(rest);
  },
);

test("[CASH-4] pieces and rest add up to the change, and the rest is below every coin", () => {
  const currencies = fc.constantFrom<Currency>("KZT", "UZS", "RUB");
  fc.assert(
    fc.property(fc.nat(100_000_000), currencies, (change, currency) => {
      const { pieces, rest } = makeChange(money(change), currency);
      expect(pieces.reduce((sum, { piece, count }) => sum + piece * count, 0) + rest).toBe(change);
      expect(rest).toBeLessThan(CASH_BY_CURRENCY[currency].coins[0] ?? 0);
    }),
  );
});
