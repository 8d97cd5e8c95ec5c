import { type Money, money } from "../../lib/money.ts";
import { type Quantity, quantity } from "../../lib/quantity.ts";
import { checkDigit } from "./barcode.ts";

/**
 * A pattern of thirteen places by which a shop's scales print labels [SCALE-1]. Digits stand for themselves; I item number,
 * W weight in grams, N pieces, P price in whole units of money, D its hundredths, V verifier of the price, X anything,
 * C the check digit of EAN-13, at the end.
 */
export type ScalePattern = string;

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

/** What scales in these countries print unless told otherwise: five digits of item, five of grams. */
export const USUAL_SCALE_PATTERNS: readonly ScalePattern[] = [
  "02IIIIIWWWWWC",
  ...[20, 21, 22, 23, 24, 25, 26, 27, 28, 29].map((prefix) => `${prefix}IIIIIWWWWWC`),
];

/** Whether it is a pattern: thirteen places, a prefix 02 or 20–29, one run each of item and of weight, pieces or price. */
export const isScalePattern = (text: string): boolean =>
  text.length === PLACES && /^(?:02|2\d?)[IWNPDVX]+C$/.test(text) && RUNS.test(lettersOf(text));

/** Patterns as they are typed in settings: parted by spaces or commas. `null` when one of them is none. */
export const parseScalePatterns = (text: string): readonly ScalePattern[] | null => {
  const patterns = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((each) => each !== "");
  return patterns.every(isScalePattern) ? patterns : null;
};

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

const PLACES = 13;
const RUNS = /^X?IX?V?(?:W|N|PD?|D)V?X?$|^X?V?(?:W|N|PD?|D)V?X?IX?$/;

/** The kinds of places in order, each run once: `2IIIIIVPPPPPC` is `IVP`. */
const lettersOf = (pattern: string): string =>
  pattern
    .replace(/^\d+/, "")
    .slice(0, -1)
    .replace(/(.)\1*/g, "$1");

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
