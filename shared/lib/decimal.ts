import { err, ok, type Result } from "./result.ts";

/** A number as people write it, taken apart but not yet rounded to anything. */
export interface Decimal {
  readonly negative: boolean;
  /** Digits before the mark, without grouping or leading zeros; "0" at least. */
  readonly whole: string;
  /** Digits after the mark, without trailing zeros; "" when there are none. */
  readonly fraction: string;
}

export type DecimalError =
  | { readonly type: "Empty" }
  /** `text` is shortened, so an error never carries a megabyte of input. */
  | { readonly type: "NotANumber"; readonly text: string };

/**
 * Reads `1250.5`, `1 250,50`, `1.250,50`, `1,250.50`, with ordinary, no-break or thin spaces.
 *
 * A mark that appears once is the decimal mark; of two different marks the last one is. So `1,250` means one and
 * a quarter, never a guess of one thousand: the caller's precision rule then refuses it by name.
 */
export const parseDecimal = (text: string): Result<Decimal, DecimalError> => {
  if (text.length > LONGEST_NUMBER) return err(notANumber(text));
  const trimmed = text.trim();
  if (trimmed === "") return err({ type: "Empty" });
  const negative = /^[-−–]/.test(trimmed);
  const unsigned = trimmed.replace(/^[-−–+]\s*/, "");
  const parts = splitAtMark(unsigned);
  if (parts === undefined) return err(notANumber(text));
  return ok({
    negative,
    whole: parts.whole.replace(/^0+(?=\d)/, ""),
    fraction: parts.fraction.replace(/0+$/, ""),
  });
};

/** Scales to a whole number of 10⁻ᵈⁱᵍⁱᵗˢ. `undefined` when the fraction has more digits than that. */
export const decimalToScaled = (decimal: Decimal, digits: number): number | undefined => {
  if (decimal.fraction.length > digits) return undefined;
  const magnitude = Number(decimal.whole + decimal.fraction.padEnd(digits, "0"));
  return decimal.negative && magnitude !== 0 ? -magnitude : magnitude;
};

/** Writes a whole number of 10⁻ᵈⁱᵍⁱᵗˢ with a point and at least `least` digits after it, for files. */
export const scaledToDecimal = (scaled: number, digits: number, least = 0): string => {
  const text = String(Math.abs(scaled)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = text
    .slice(text.length - digits)
    .replace(/0+$/, "")
    .padEnd(least, "0");
  const sign = scaled < 0 ? "-" : "";
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
};

const LONGEST_NUMBER = 40;

const notANumber = (text: string): DecimalError => ({
  type: "NotANumber",
  text: text.slice(0, LONGEST_NUMBER),
});

const PLAIN = /^(\d*)(?:[.,](\d*))?$/;
const GROUPED_BY_SPACE = /^(\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+)(?:[.,](\d*))?$/;
const GROUPED_BY_COMMA = /^(\d{1,3}(?:,\d{3})+)\.(\d*)$|^(\d{1,3}(?:,\d{3}){2,})$/;
const GROUPED_BY_POINT = /^(\d{1,3}(?:\.\d{3})+),(\d*)$|^(\d{1,3}(?:\.\d{3}){2,})$/;

const splitAtMark = (text: string): { whole: string; fraction: string } | undefined => {
  for (const shape of [PLAIN, GROUPED_BY_SPACE, GROUPED_BY_COMMA, GROUPED_BY_POINT]) {
    const match = shape.exec(text);
    if (match === null) continue;
    const whole = (match[1] ?? match[3] ?? "").replace(/\D/g, "");
    const fraction = match[2] ?? "";
    if (whole === "" && fraction === "") return undefined;
    return { whole: whole === "" ? "0" : whole, fraction };
  }
  return undefined;
};
