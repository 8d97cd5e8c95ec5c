import { isDate } from "../../lib/local-time.ts";
import { type Money, money } from "../../lib/money.ts";
import { MAX_QUANTITY, type Quantity, quantity } from "../../lib/quantity.ts";
import { type BarcodeKey, barcodeKey } from "./barcode.ts";

/** What a GS1-128 or GS1 DataMatrix says of a package; what it does not say is absent. */
export interface Gs1Reading {
  /** 01, by its key. */
  readonly gtin: BarcodeKey;
  /** 10. */
  readonly lot?: string;
  /** 21. */
  readonly serial?: string;
  /** 17, else 15 (best before): the last good day, `2027-02-28`. */
  readonly expires?: string;
  /** 11. */
  readonly produced?: string;
  /** 310n, kilograms in thousandths. */
  readonly weight?: Quantity;
  /** 30 or 37: pieces, in thousandths. */
  readonly count?: Quantity;
  /** 392n: what the whole package costs, in minor units. */
  readonly price?: Money;
}

/**
 * Reads element strings (GS1 General Specifications, section 3): as scanners send them, with FNC1 as the character 29 and with or
 * without the symbology's name (`]C1`, `]d2`, `]Q3`, `]e0`); as people write them, `(01)0487…(17)270228`; and with FNC1 lost,
 * as far as lengths are fixed. `null` for whatever does not begin with a trade item number whose check digit is right.
 */
export const readGs1 = (scanned: string): Gs1Reading | null => {
  if (scanned.length > LONGEST) return null;
  const elements = elementsOf(scanned.trim());
  const gtin = elements === null ? undefined : barcodeKey(elements.get("01") ?? "");
  if (elements === null || gtin === undefined) return null;
  const expires = readDate(elements.get("17")) ?? readDate(elements.get("15"));
  const produced = readDate(elements.get("11"));
  const [lot, serial] = [elements.get("10"), elements.get("21")];
  const weight = readWeight(elements);
  const count = readCount(elements.get("30") ?? elements.get("37"));
  const price = readPrice(elements);
  return {
    gtin,
    ...(lot !== undefined && { lot }),
    ...(serial !== undefined && { serial }),
    ...(expires !== undefined && { expires }),
    ...(produced !== undefined && { produced }),
    ...(weight !== undefined && { weight }),
    ...(count !== undefined && { count }),
    ...(price !== undefined && { price }),
  };
};

const LONGEST = 200;
const FNC1 = "\x1d";

/** Characters of identifier and value together, by the first two digits (General Specifications, figure 7.8.5-2). */
const FIXED_LENGTHS: Readonly<Record<string, number>> = {
  "00": 20,
  "01": 16,
  "02": 16,
  "03": 16,
  "04": 18,
  ...Object.fromEntries([11, 12, 13, 14, 15, 16, 17, 18, 19].map((ai) => [`${ai}`, 8])),
  "20": 4,
  ...Object.fromEntries([31, 32, 33, 34, 35, 36].map((ai) => [`${ai}`, 10])),
  "41": 16,
};

type Elements = ReadonlyMap<string, string>;

const elementsOf = (text: string): Elements | null => {
  if (/^\(\d{2,4}\)/.test(text)) return fromBrackets(text);
  return fromScanner(text.replace(/^\](?:C1|d2|Q3|e0)/, ""));
};

const fromBrackets = (text: string): Elements =>
  new Map([...text.matchAll(/\((\d{2,4})\)([^(]*)/g)].map(([, ai = "", value = ""]) => [ai, value.trim()]));

const fromScanner = (text: string): Elements | null => {
  const elements = new Map<string, string>();
  let rest = text;
  while (rest !== "") {
    if (rest.startsWith(FNC1)) {
      rest = rest.slice(1);
      continue;
    }
    const element = firstElement(rest);
    if (element === null) return elements.size === 0 ? null : elements;
    elements.set(element.ai, element.value);
    rest = rest.slice(element.length);
  }
  return elements;
};

/** `null` where text is cut off or does not begin with an identifier. */
const firstElement = (text: string): { ai: string; value: string; length: number } | null => {
  const start = text.slice(0, 2);
  if (!/^\d\d$/.test(start)) return null;
  const ai = text.slice(0, identifierLength(start));
  const fixed = FIXED_LENGTHS[start];
  const end = text.indexOf(FNC1);
  const length = fixed ?? (end === -1 ? text.length : end);
  const value = text.slice(ai.length, length);
  return text.length < length || value.includes(FNC1) ? null : { ai, value, length };
};

/** Identifiers of measures and amounts have four digits, those of places and own use mostly three. */
const identifierLength = (start: string): number => {
  if (/^(3[1-69]|7|8)/.test(start)) return 4;
  return /^(2[3-5]|4)/.test(start) ? 3 : 2;
};

/** Six digits; day 00 is the last of the month. Goods of the last century are not sold any more. */
const readDate = (text: string | undefined): string | undefined => {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text ?? "");
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const last = new Date(Date.UTC(2_000 + Number(year), Number(month), 0)).getUTCDate();
  const date = `20${year}-${month}-${day === "00" ? last : day}`;
  return isDate(date) ? date : undefined;
};

/** The last digit of the identifier says how many digits stand after the mark. */
const readWeight = (elements: Elements): Quantity | undefined => {
  for (const [ai, value] of elements) {
    if (!/^310[0-6]$/.test(ai) || !/^\d{6}$/.test(value)) continue;
    const thousandths = Math.round(Number(value) * 10 ** (3 - Number(ai.at(-1))));
    if (thousandths > 0 && thousandths <= MAX_QUANTITY) return quantity(thousandths);
  }
  return undefined;
};

const readCount = (text: string | undefined): Quantity | undefined =>
  /^\d{1,8}$/.test(text ?? "") && Number(text) > 0 ? quantity(Number(text) * 1_000) : undefined;

const readPrice = (elements: Elements): Money | undefined => {
  for (const [ai, value] of elements) {
    if (!/^392\d$/.test(ai) || !/^\d{1,10}$/.test(value)) continue;
    return money(Math.round(Number(value) * 10 ** (2 - Number(ai.at(-1)))));
  }
  return undefined;
};
