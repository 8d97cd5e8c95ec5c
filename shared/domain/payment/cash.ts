import { type Currency, type Money, money } from "../../lib/money.ts";

/** Pieces of cash in use, in minor units, each list ascending. */
export interface CashInUse {
  readonly coins: readonly Money[];
  readonly notes: readonly Money[];
}

/**
 * What customers hold in 2026, from the central banks' lists of cash in circulation: Kazakhstan (200 ₸ is a coin
 * since 2020), Uzbekistan (sums under 50 withdrawn in 2020, 200 000 since 2022), Russia (kopecks are rare).
 */
export const CASH_BY_CURRENCY: Readonly<Record<Currency, CashInUse>> = {
  KZT: inUse([1, 2, 5, 10, 20, 50, 100, 200], [500, 1_000, 2_000, 5_000, 10_000, 20_000]),
  UZS: inUse([50, 100, 200, 500, 1_000], [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000]),
  RUB: inUse([0.1, 0.5, 1, 2, 5, 10], [50, 100, 200, 500, 1_000, 2_000, 5_000]),
};

/**
 * What a customer is likely to hand over for `due`: the exact amount, then the next sums made of equal notes, or
 * one coin that covers it. Ascending, at most `limit`; nothing when nothing is due.
 */
export const suggestCash = (due: Money, currency: Currency, limit = 5): readonly Money[] => {
  if (due <= 0) return [];
  const { coins, notes } = CASH_BY_CURRENCY[currency];
  const sums = [...coins.filter((coin) => coin >= due), ...notes.map((note) => Math.ceil(due / note) * note)];
  const more = [...new Set(sums)].filter((sum) => sum > due).sort((a, b) => a - b);
  return [due, ...more.map(money)].slice(0, limit);
};

function inUse(coins: readonly number[], notes: readonly number[]): CashInUse {
  return { coins: coins.map(toMinor), notes: notes.map(toMinor) };
}

function toMinor(major: number): Money {
  return money(Math.round(major * 100));
}
