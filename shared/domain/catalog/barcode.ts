import type { Brand } from "../../lib/brand.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { isPrintable } from "../../lib/text.ts";

/**
 * What identifies a code wherever it is compared or stored: every spelling of one trade item number becomes the
 * same 13 digits (14 for an outer case), any other text stays itself.
 */
export type BarcodeKey = Brand<string, "BarcodeKey">;

export type BarcodeKind = "EAN-8" | "EAN-13" | "UPC-A" | "UPC-E" | "GTIN-14" | "text";

export interface Barcode {
  readonly key: BarcodeKey;
  readonly kind: BarcodeKind;
  /** As printed on the package, a number without spaces. */
  readonly text: string;
}

export type BarcodeError =
  | { readonly type: "Empty" }
  | { readonly type: "TooLong"; readonly max: number }
  | { readonly type: "Unprintable" }
  /** The last digit should have been `expected`: a misread, or a typing slip. */
  | { readonly type: "BadCheckDigit"; readonly expected: number }
  /** `4,87E+12`: a spreadsheet has rounded the number away. */
  | { readonly type: "RoundedBySpreadsheet" };

/** Longest text taken from a Code 128 or a QR code. */
export const MAX_BARCODE = 80;

/**
 * Reads what a scanner or a person typed. Eight, twelve, thirteen or fourteen digits, also with the spaces of their
 * print, are a trade item number and must carry the right check digit (GS1 General Specifications, check digits);
 * UPC-E is expanded to UPC-A first. In-store numbers (02, 20–29) are numbers like any other. Everything else
 * printable is the text of a Code 128 or QR code.
 * Errors: empty, over 80 characters, invisible characters, bad check digit, rounded by a spreadsheet.
 */
export const parseBarcode = (input: string): Result<Barcode, BarcodeError> => {
  if (input.length > MAX_BARCODE * 2) return err({ type: "TooLong", max: MAX_BARCODE });
  const text = input.trim();
  if (text === "") return err({ type: "Empty" });
  if (text.length > MAX_BARCODE) return err({ type: "TooLong", max: MAX_BARCODE });
  if (!isPrintable(text)) return err({ type: "Unprintable" });
  if (/^\d[.,]\d+E\+\d+$/i.test(text)) return err({ type: "RoundedBySpreadsheet" });
  const digits = /^[\d ]+$/.test(text) ? text.replaceAll(" ", "") : text;
  return TRADE_NUMBER.test(digits) ? parseTradeNumber(digits) : ok(aText(text));
};

/** The key of a code known to be valid; `undefined` when it is not. */
export const barcodeKey = (input: string): BarcodeKey | undefined => {
  const parsed = parseBarcode(input);
  return parsed.ok ? parsed.value.key : undefined;
};

/** Numbers a shop gives out itself: weighed goods, own labels. They mean nothing outside the organisation. */
export const isInStore = (barcode: Barcode): boolean =>
  barcode.kind !== "text" && /^(?:02|2\d)\d{11}$/.test(barcode.key);

/** The digit that completes `body`, by weights 3 and 1 from the right. */
export const checkDigit = (body: string): number => {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    sum += (body.charCodeAt(body.length - 1 - i) - 48) * (i % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
};

/**
 * Eight digits of UPC-E (number system 0 or 1, six digits, check digit) as the twelve of UPC-A, by the last of the
 * six: 0–2 a manufacturer of three digits, 3 of three, 4 of four, 5–9 of five (GS1 General Specifications, UPC-E).
 * `undefined` when the number system is another.
 */
export const expandUpcE = (upcE: string): string | undefined => {
  const match = /^([01])(\d)(\d)(\d)(\d)(\d)(\d)(\d)$/.exec(upcE);
  if (match === null) return undefined;
  const [, system, a, b, c, d, e, last, check] = match;
  if (last === "3") return `${system}${a}${b}${c}00000${d}${e}${check}`;
  if (last === "4") return `${system}${a}${b}${c}${d}00000${e}${check}`;
  if (Number(last) <= 2) return `${system}${a}${b}${last}0000${c}${d}${e}${check}`;
  return `${system}${a}${b}${c}${d}${e}0000${last}${check}`;
};

const TRADE_NUMBER = /^(?:\d{8}|\d{12,14})$/;

const aText = (text: string): Barcode => ({ key: text as BarcodeKey, kind: "text", text });

const parseTradeNumber = (digits: string): Result<Barcode, BarcodeError> => {
  const upcA = digits.length === 8 ? expandUpcE(digits) : undefined;
  if (
    upcA !== undefined &&
    hasGoodCheckDigit(upcA) &&
    (digits.startsWith("0") || !hasGoodCheckDigit(digits))
  ) {
    return ok({ key: toKey(upcA), kind: "UPC-E", text: digits });
  }
  const expected = checkDigit(digits.slice(0, -1));
  if (!hasGoodCheckDigit(digits)) return err({ type: "BadCheckDigit", expected });
  return ok({ key: toKey(digits), kind: kindOf(digits), text: digits });
};

const hasGoodCheckDigit = (digits: string): boolean =>
  checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));

/** Thirteen digits; fourteen only when the first of fourteen (the packing level) is not zero. */
const toKey = (digits: string): BarcodeKey => {
  const padded = digits.padStart(14, "0");
  return (padded.startsWith("0") ? padded.slice(1) : padded) as BarcodeKey;
};

const kindOf = (digits: string): BarcodeKind => {
  if (digits.length === 8) return "EAN-8";
  if (digits.length === 12) return "UPC-A";
  return digits.length === 13 ? "EAN-13" : "GTIN-14";
};
