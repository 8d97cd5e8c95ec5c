import type { Brand } from "./brand.ts";
import { type DecimalError, decimalToScaled, parseDecimal, scaledToDecimal } from "./decimal.ts";
import type { Quantity } from "./quantity.ts";
import { err, ok, type Result } from "./result.ts";

/** Whole minor units (1/100: tiyn of the tenge, kopeck, tiyin of the soʻm). Never a fraction, so sums never drift. */
export type Money = Brand<number, "Money">;

export type Currency = "KZT" | "UZS" | "RUB";

/** The largest amount accepted anywhere, ⌊2⁵³ / 1000⌋ minor units: ninety thousand million tenge. */
export const MAX_MONEY = 9_007_199_254_740 as Money;

export const ZERO_MONEY = 0 as Money;

export type MoneyError =
  | DecimalError
  | { readonly type: "Negative" }
  | { readonly type: "TooPrecise"; readonly precision: number }
  | { readonly type: "TooLarge"; readonly max: Money };

/** From whole minor units. Throws on a fraction or an unsafe number: that is a bug, not bad input. */
export const money = (minor: number): Money => {
  if (!Number.isSafeInteger(minor)) throw new Error(`Not a whole number of minor units: ${minor}`);
  return (minor === 0 ? 0 : minor) as Money;
};

export const addMoney = (a: Money, b: Money): Money => money(a + b);

export const subtractMoney = (a: Money, b: Money): Money => money(a - b);

export const negateMoney = (value: Money): Money => money(-value);

export const sumMoney = (values: Iterable<Money>): Money => {
  let sum = ZERO_MONEY;
  for (const value of values) sum = addMoney(sum, value);
  return sum;
};

/**
 * `value` × `numerator` ÷ `denominator`, exact until one final rounding to the minor unit: half away from zero
 * (half up for what people pay, and a refund is the exact mirror of its sale). `denominator` > 0, both whole.
 */
export const scaleMoney = (value: Money, numerator: number, denominator: number): Money => {
  const product = value * numerator;
  const rounded = Number.isSafeInteger(product)
    ? divideHalfAway(product, denominator)
    : divideHalfAwayExactly(BigInt(value) * BigInt(numerator), BigInt(denominator));
  return money(rounded);
};

/** Price of one unit × quantity, rounded once to the minor unit, half away from zero. */
export const multiplyMoney = (price: Money, count: Quantity): Money => scaleMoney(price, count, 1_000);

/**
 * Splits `total` by whole `weights` (none negative) so that the parts always add up: each part is rounded towards
 * zero and the leftover units go one each to the largest remainders, the earlier part first on a tie. All weights
 * zero count as equal. No weights: no parts.
 */
export const splitMoney = (total: Money, weights: readonly number[]): readonly Money[] => {
  if (weights.every((weight) => weight === 0))
    return weights.length === 0
      ? []
      : splitMoney(
          total,
          weights.map(() => 1),
        );
  const amount = BigInt(Math.abs(total));
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight) => amount * BigInt(weight));
  const leftover = Number(amount - shares.reduce((sum, share) => sum + share / weightSum, 0n));
  const rounded = new Set(largestRemainders(shares, weightSum).slice(0, leftover));
  return shares.map((share, i) => {
    const part = Number(share / weightSum) + (rounded.has(i) ? 1 : 0);
    return money(total < 0 ? -part : part);
  });
};

/**
 * Reads an amount as people type it: `1 250,50`, `1250.5`, `1 250 ₸`, `12 000 so'm`, `RUB 99.90`. Zero is fine.
 * Errors: empty, not a number, negative, more than two digits after the mark, too large.
 */
export const parseMoney = (text: string): Result<Money, MoneyError> => {
  const decimal = parseDecimal(text.length > LONGEST_AMOUNT ? text : withoutCurrency(text));
  if (!decimal.ok) return decimal;
  if (decimal.value.negative) return err({ type: "Negative" });
  const minor = decimalToScaled(decimal.value, 2);
  if (minor === undefined) return err({ type: "TooPrecise", precision: 2 });
  if (minor > MAX_MONEY) return err({ type: "TooLarge", max: MAX_MONEY });
  return ok(money(minor));
};

/** Plain text for files: `1250`, `1250.50`. For people use the formatter of their language. */
export const moneyToText = (value: Money): string => scaledToDecimal(value, 2, value % 100 === 0 ? 0 : 2);

const divideHalfAway = (dividend: number, divisor: number): number => {
  const magnitude = Math.abs(dividend);
  const rest = magnitude % divisor;
  const floor = (magnitude - rest) / divisor;
  return Math.sign(dividend) * (rest * 2 >= divisor ? floor + 1 : floor);
};

const divideHalfAwayExactly = (dividend: bigint, divisor: bigint): number => {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = Number((magnitude * 2n + divisor) / (divisor * 2n));
  return dividend < 0n ? -rounded : rounded;
};

/** Places in `shares` by what division leaves over, largest first, ties in order. */
const largestRemainders = (shares: readonly bigint[], divisor: bigint): readonly number[] =>
  shares
    .map((share, i) => ({ i, rest: share % divisor }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
    .map(({ i }) => i);

const LONGEST_AMOUNT = 60;
const CURRENCY = "₸|₽|\\$|kzt|rub|uzs|тенге|теңге|тг|руб|р|сум|сўм|soʻm|so'm|so‘m|som|sum";
const BEFORE = new RegExp(`^\\s*(?:${CURRENCY})\\.?\\s*`, "iu");
const AFTER = new RegExp(`\\s*(?:${CURRENCY})\\.?\\s*$`, "iu");

const withoutCurrency = (text: string): string => text.replace(BEFORE, "").replace(AFTER, "");
