import { type Currency, type Money, money } from "../../lib/money.ts";
import { CASH_BY_CURRENCY } from "./cash.ts";

/** So many pieces of one denomination. */
export interface Pieces {
  readonly piece: Money;
  readonly count: number;
}

/**
 * Which notes and coins to hand back, largest first, and what is left below the smallest coin. The pieces of our
 * currencies are 1-2-5 series, for which taking the largest first also takes the fewest.
 */
export const makeChange = (
  change: Money,
  currency: Currency,
): { readonly pieces: readonly Pieces[]; readonly rest: Money } => {
  const { coins, notes } = CASH_BY_CURRENCY[currency];
  const pieces: Pieces[] = [];
  let rest = change;
  for (const piece of [...new Set([...coins, ...notes])].reverse()) {
    const count = Math.floor(rest / piece);
    if (count > 0) pieces.push({ piece, count });
    rest = money(rest - count * piece);
  }
  return { pieces, rest };
};
