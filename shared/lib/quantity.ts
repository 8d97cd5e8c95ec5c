import type { Brand } from "./brand.ts";
import { type DecimalError, decimalToScaled, parseDecimal, scaledToDecimal } from "./decimal.ts";
import { err, ok, type Result } from "./result.ts";

/** Whole thousandths of a unit: 1 piece is 1000, 0.250 kg is 250. Never a fraction, so stock never drifts. */
export type Quantity = Brand<number, "Quantity">;

/** Units of sale and stock, with how many digits after the mark each may carry. */
export const PRECISION_BY_UNIT = {
  pcs: 0,
  pack: 0,
  box: 0,
  set: 0,
  pair: 0,
  kg: 3,
  g: 0,
  t: 3,
  l: 3,
  ml: 0,
  m: 3,
  cm: 0,
  m2: 3,
  m3: 3,
  h: 2,
} as const satisfies Record<string, 0 | 1 | 2 | 3>;

export type Unit = keyof typeof PRECISION_BY_UNIT;

export const UNITS = Object.keys(PRECISION_BY_UNIT) as readonly Unit[];

export const isUnit = (text: string): text is Unit => Object.hasOwn(PRECISION_BY_UNIT, text);

/** One line or one movement may hold up to this much: just under a thousand million units. */
export const MAX_QUANTITY = 999_999_999_999 as Quantity;

export type QuantityError =
  | DecimalError
  | { readonly type: "Zero" }
  | { readonly type: "Negative" }
  /** The unit takes only `precision` digits after the mark (none for pieces, three for kilograms). */
  | { readonly type: "TooPrecise"; readonly precision: number }
  | { readonly type: "TooLarge"; readonly max: Quantity };

/** From whole thousandths. Throws on a fraction: that is a bug, not bad input. */
export const quantity = (thousandths: number): Quantity => {
  if (!Number.isSafeInteger(thousandths))
    throw new Error(`Not a whole number of thousandths: ${thousandths}`);
  return (thousandths === 0 ? 0 : thousandths) as Quantity;
};

/** From whole units: `units(2)` is two pieces. */
export const units = (count: number): Quantity => quantity(count * 1_000);

export const ZERO_QUANTITY = 0 as Quantity;

export const addQuantity = (a: Quantity, b: Quantity): Quantity => quantity(a + b);

export const subtractQuantity = (a: Quantity, b: Quantity): Quantity => quantity(a - b);

/**
 * Reads a quantity of `unit` as people type it. Zero is an error unless `allowZero` (stock levels may be zero,
 * a line may not). Errors: not a number, zero, negative, more digits than the unit takes, too large.
 */
export const parseQuantity = (
  text: string,
  unit: Unit,
  { allowZero = false }: { readonly allowZero?: boolean } = {},
): Result<Quantity, QuantityError> => {
  const decimal = parseDecimal(text);
  if (!decimal.ok) return decimal;
  if (decimal.value.negative) return err({ type: "Negative" });
  const scaled = decimalToScaled(decimal.value, 3);
  if (scaled === undefined) return err({ type: "TooPrecise", precision: PRECISION_BY_UNIT[unit] });
  if (scaled === 0 && allowZero) return ok(ZERO_QUANTITY);
  return checkQuantity(scaled, unit);
};

/** Holds a number of thousandths, from wherever it came, against the rules of its unit. */
export const checkQuantity = (thousandths: number, unit: Unit): Result<Quantity, QuantityError> => {
  const precision = PRECISION_BY_UNIT[unit];
  if (thousandths === 0) return err({ type: "Zero" });
  if (thousandths < 0) return err({ type: "Negative" });
  if (thousandths > MAX_QUANTITY) return err({ type: "TooLarge", max: MAX_QUANTITY });
  if (!Number.isInteger(thousandths) || thousandths % 10 ** (3 - precision) !== 0) {
    return err({ type: "TooPrecise", precision });
  }
  return ok(quantity(thousandths));
};

/** Plain text for files: `2`, `0.25`. For people use the formatter of their language. */
export const quantityToText = (value: Quantity): string => scaledToDecimal(value, 3);
