import { type Money, money } from "../../lib/money.ts";
import { type Quantity, quantity } from "../../lib/quantity.ts";
import type { ScalePattern } from "../../lib/scale-pattern.ts";
import { checkDigit } from "./barcode.ts";

/** What a label of the scales says. */
export interface ScaleReading {
  /** As printed, leading zeros included. */
  readonly item: string;
  /** The same label with nothing weighed: how some shops keep such goods. */
  readonly bare: string;
  readonly quantity?: Quantity;
  /** What the whole package costs, in minor units. */
  readonly price?: Money;
}

/** Reads thirteen digits by the first pattern they fit; `null` for another code, or a wrong verifier or check digit. */
export const readScaleCode = (digits: string, patterns: readonly ScalePattern[]): ScaleReading | null => {
  if (!/^\d{13}$/.test(digits) || checkDigit(digits.slice(0, -1)) !== Number(digits.at(-1))) return null;
  const pattern = patterns.find((each) => fits(digits, each));
  return pattern === undefined ? null : readingOf(digits, pattern);
};

/**
 * The digit by which a till notices a misread price of four or five digits (GS1 General Specifications, price verifier
 * digits); `null` for other lengths.
 */
export const priceVerifier = (price: string): number | null => {
  const digits = [...price].map(Number);
  const weigh = (factors: readonly (readonly number[])[]): number =>
    digits.reduce((sum, digit, i) => sum + (factors[i]?.[digit] ?? 0), 0);
  if (digits.length === 4) return (weigh([TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS]) * 3) % 10;
  if (digits.length !== 5) return null;
  const sum = weigh([FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS]);
  return FIVE_MINUS.indexOf((10 - (sum % 10)) % 10);
};

const fits = (digits: string, pattern: ScalePattern): boolean => {
  const prefix = /^\d+/.exec(pattern)?.[0] ?? "";
  if (!digits.startsWith(prefix)) return false;
  const verifier = placesOf(digits, pattern, "V");
  if (verifier === "") return true;
  return priceVerifier(placesOf(digits, pattern, "PD")) === Number(verifier);
};

const readingOf = (digits: string, pattern: ScalePattern): ScaleReading | null => {
  const grams = placesOf(digits, pattern, "W");
  const pieces = placesOf(digits, pattern, "N");
  const [whole, hundredths] = [placesOf(digits, pattern, "P"), placesOf(digits, pattern, "D")];
  const amount = grams === "" ? Number(pieces) * 1_000 : Number(grams);
  const price = Number(whole) * 100 + Number(hundredths.padEnd(2, "0").slice(0, 2));
  if (amount === 0 && price === 0) return null;
  return {
    item: placesOf(digits, pattern, "I"),
    bare: bareOf(digits, pattern),
    ...(amount > 0 && { quantity: quantity(amount) }),
    ...(price > 0 && { price: money(price) }),
  };
};

const placesOf = (digits: string, pattern: ScalePattern, letters: string): string =>
  [...digits].filter((_, i) => letters.includes(pattern[i] ?? " ")).join("");

const bareOf = (digits: string, pattern: ScalePattern): string => {
  const body = [...digits].map((digit, i) => ("WNPDV".includes(pattern[i] ?? " ") ? "0" : digit)).join("");
  return `${body.slice(0, -1)}${checkDigit(body.slice(0, -1))}`;
};

const TWO_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7] as const;
const THREE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7] as const;
const FIVE_PLUS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9] as const;
const FIVE_MINUS: readonly number[] = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];
