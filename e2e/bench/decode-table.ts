import { barcodeKey } from "../../shared/domain/catalog/barcode.ts";
import { median, round } from "./figure.ts";

/** One picture, what it shows (`null`: nothing), and what a decoder read of it in so many ms. */
export interface Reading {
  readonly folder: string;
  readonly format: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly ms: number;
}

export interface DecodeRow {
  readonly folder: string;
  readonly format: string;
  readonly total: number;
  /** Read as what it is; of pictures without a code, left alone. */
  readonly right: number;
  /** Read as something else. */
  readonly wrong: number;
  /** Median. */
  readonly ms: number;
}

export const decodeTable = (readings: readonly Reading[]): readonly DecodeRow[] =>
  [...new Set(readings.map(({ folder }) => folder))].map((folder) => {
    const of = readings.filter((reading) => reading.folder === folder);
    return {
      folder,
      format: of[0]?.format ?? "",
      total: of.length,
      right: of.filter(isRight).length,
      wrong: of.filter(isWrong).length,
      ms: round(median(of.map(({ ms }) => ms))),
    };
  });

export const isRight = ({ expected, found }: Pick<Reading, "expected" | "found">): boolean =>
  expected === null || found === null ? expected === found : isSameCode(expected, found);

export const isWrong = ({ expected, found }: Pick<Reading, "expected" | "found">): boolean =>
  found !== null && (expected === null || !isSameCode(expected, found));

/** Every spelling of one trade item number is the same code; line ends are spelt in two ways. */
const isSameCode = (a: string, b: string): boolean =>
  a.trim().replaceAll("\r", "") === b.trim().replaceAll("\r", "") ||
  (barcodeKey(a) !== undefined && barcodeKey(a) === barcodeKey(b));
