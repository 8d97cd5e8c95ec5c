import { err, ok, type Result } from "../../lib/result.ts";

export type Encoding = "utf-8" | "utf-16le" | "windows-1251";

/** Turns bytes of a known encoding into text; the platform's decoder, passed in. */
export type DecodeText = (bytes: Uint8Array, encoding: Encoding) => string;

export interface DecodedCsv {
  readonly text: string;
  readonly encoding: Encoding;
}

export type CsvDecodeError =
  | { readonly type: "Empty" }
  | { readonly type: "FileTooLarge"; readonly maxBytes: number }
  /** A workbook saved by a spreadsheet, not CSV: the person should export it as CSV first. */
  | { readonly type: "Spreadsheet" }
  | { readonly type: "NotText" };

/** 100,000 products take about 10 MB. */
export const MAX_CSV_BYTES = 128 * 1024 * 1024;

/**
 * Finds the encoding of a product list and decodes it: a byte order mark decides; else bytes that are valid UTF-8
 * are UTF-8; else Windows-1251, in which spreadsheets of our countries save Cyrillic. The mark is taken off.
 * Errors: empty, too large, a workbook (xls, xlsx), zero bytes as in no text.
 */
export const decodeCsv = (bytes: Uint8Array, decode: DecodeText): Result<DecodedCsv, CsvDecodeError> => {
  if (bytes.length === 0) return err({ type: "Empty" });
  if (bytes.length > MAX_CSV_BYTES) return err({ type: "FileTooLarge", maxBytes: MAX_CSV_BYTES });
  if (WORKBOOK_STARTS.some((start) => startsWith(bytes, start))) return err({ type: "Spreadsheet" });
  const encoding = detectEncoding(bytes);
  if (encoding !== "utf-16le" && bytes.includes(0)) return err({ type: "NotText" });
  const text = decode(bytes, encoding).replace(/^\ufeff/, "");
  return text.trim() === "" ? err({ type: "Empty" }) : ok({ text, encoding });
};

/** True when `bytes` are well-formed UTF-8: no stray or missing continuation, no overlong form, no surrogate. */
export const isUtf8 = (bytes: Uint8Array): boolean => {
  let i = 0;
  while (i < bytes.length) {
    const first = bytes[i] ?? 0;
    if (first < 0x80) i += 1;
    else {
      const length = sequenceLength(first, bytes[i + 1] ?? 0);
      if (length === 0 || !continues(bytes, i + 1, length - 1)) return false;
      i += length;
    }
  }
  return true;
};

const WORKBOOK_STARTS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

const detectEncoding = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  return isUtf8(bytes) ? "utf-8" : "windows-1251";
};

/** Bytes in the sequence that `first` opens, 0 when it opens none (Unicode Standard, table 3-7). */
const sequenceLength = (first: number, second: number): number => {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) {
    if (first === 0xe0 && second < 0xa0) return 0;
    return first === 0xed && second > 0x9f ? 0 : 3;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if (first === 0xf0 && second < 0x90) return 0;
    return first === 0xf4 && second > 0x8f ? 0 : 4;
  }
  return 0;
};

const continues = (bytes: Uint8Array, from: number, count: number): boolean => {
  for (let i = from; i < from + count; i++) {
    const byte = bytes[i];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return false;
  }
  return true;
};
