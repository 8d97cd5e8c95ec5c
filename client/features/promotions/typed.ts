import { decimalToScaled, parseDecimal } from "../../../shared/lib/decimal.ts";
import { type Money, parseMoney } from "../../../shared/lib/money.ts";
import { MAX_QUANTITY, type Quantity, quantity } from "../../../shared/lib/quantity.ts";

/** Numbers as people type them into an offer; `null` for what is none that fits. */

/** Hundredths of a percent, above nothing, at most all. */
export const readPercent = (text: string): number | null => {
  const hundredths = readScaled(text.replace(/%\s*$/, ""), 2);
  return hundredths !== null && hundredths > 0 && hundredths <= 10_000 ? hundredths : null;
};

export const readAmount = (text: string): Money | null => {
  const amount = parseMoney(text);
  return amount.ok ? amount.value : null;
};

/** Whole, at least 1. */
export const readCount = (text: string): number | null => {
  const count = readScaled(text, 0);
  return count !== null && count >= 1 && count <= 1_000_000 ? count : null;
};

/** Thousandths, above nothing. */
export const readFrom = (text: string): Quantity | null => {
  const thousandths = readScaled(text, 3);
  return thousandths !== null && thousandths > 0 && thousandths <= MAX_QUANTITY
    ? quantity(thousandths)
    : null;
};

/** Minutes since midnight of `17:00`; 24:00 is the end of the day. `null` for nothing typed, and for what is no hour. */
export const readClock = (text: string): number | null => {
  const match = /^(\d{1,2})[:.]([0-5]\d)$/.exec(text.trim());
  const minutes = match === null ? null : Number(match[1]) * 60 + Number(match[2]);
  return minutes !== null && minutes > 24 * 60 ? null : minutes;
};

const readScaled = (text: string, digits: number): number | null => {
  const decimal = parseDecimal(text);
  return decimal.ok && !decimal.value.negative ? (decimalToScaled(decimal.value, digits) ?? null) : null;
};
