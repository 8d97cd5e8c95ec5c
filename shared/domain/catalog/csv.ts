import { moneyToText } from "../../lib/money.ts";
import { quantityToText, type Unit } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { COLUMNS, type Column, type ColumnPlaces, guessColumns, readHeader } from "./csv-columns.ts";
import {
  type CsvRecord,
  detectSeparator,
  neutralise,
  readRecords,
  type Separator,
  writeRecord,
} from "./csv-records.ts";
import {
  BARCODE_MARK,
  CATEGORY_MARK,
  joinList,
  PRICE_MARK,
  type ProductRecord,
  type ProductRow,
  type RowError,
  type RowPack,
  readProductRow,
  rowError,
  SIZE_MARK,
} from "./csv-row.ts";
import { taxRateToText } from "./tax.ts";

/** What a file looks like, for the preview; a person may correct `places` before reading. */
export interface CsvShape {
  readonly separator: Separator;
  /** The cells of the header, if there is one. */
  readonly header: readonly string[] | null;
  readonly places: ColumnPlaces;
  readonly width: number;
  /** Records before the first product: titles, the header. */
  readonly skip: number;
  /** The first records after the header. */
  readonly sample: readonly (readonly string[])[];
}

export type CsvShapeError = { readonly type: "Empty" } | { readonly type: "NoKnownColumns" };

/** One step of reading: products and errors found since the last step, and how far the file has been read. */
export interface ImportBatch {
  readonly rows: readonly ProductRow[];
  readonly errors: readonly RowError[];
  /** Characters read, out of `of`. */
  readonly done: number;
  readonly of: number;
}

/**
 * Finds separator, header and columns. A header may stand below a few lines of title; without one the columns are
 * guessed. Errors: no records; no column that names a product (name, SKU or barcode).
 */
export const inspectCsv = (text: string): Result<CsvShape, CsvShapeError> => {
  const named = /^sep=([,;\t|])\r?\n/i.exec(text);
  const separator = (named?.[1] as Separator | undefined) ?? detectSeparator(text);
  const records = firstCells(text, separator);
  if (records.length === 0) return err({ type: "Empty" });
  const headerAt = records.slice(0, HEADER_WITHIN).findIndex((cells) => readHeader(cells) !== undefined);
  const skip = headerAt === -1 ? (named === null ? 0 : 1) : headerAt + 1;
  const sample = records.slice(skip, skip + SAMPLE);
  const header = records[headerAt] ?? null;
  const places = header === null ? guessColumns(sample) : (readHeader(header) ?? {});
  if (NAMING.every((column) => places[column] === undefined)) return err({ type: "NoKnownColumns" });
  const width = header?.length ?? Math.max(...sample.map((cells) => cells.length));
  return ok({ separator, header, places, width, skip, sample });
};

/**
 * Reads every product, `batch` records at a time, so that the caller can show progress, let the screen breathe, or
 * stop by not asking for more. `unit` is the unit of quantities in lists that name none.
 */
export function* readProducts(
  text: string,
  shape: CsvShape,
  { batch = 1_000, unit = "pcs" }: { readonly batch?: number; readonly unit?: Unit } = {},
): Generator<ImportBatch, void> {
  const layout = { places: shape.places, width: shape.width, unit };
  let rows: ProductRow[] = [];
  let errors: RowError[] = [];
  let seen = 0;
  for (const record of readRecords(text, shape.separator)) {
    seen += 1;
    if (seen <= shape.skip) continue;
    const row = readRecord(record, layout);
    if (row.ok) rows.push(row.value);
    else errors.push(...row.error);
    if (seen % batch !== 0) continue;
    yield { rows, errors, done: record.end, of: text.length };
    rows = [];
    errors = [];
  }
  yield { rows, errors, done: text.length, of: text.length };
}

/**
 * Writes products with the columns of `COLUMNS`; reading the result gives the same products. Text that a
 * spreadsheet would run as a formula is neutralised. With `;` numbers take a decimal comma, as the spreadsheets
 * that expect `;` do: with a point they would turn 12.05 into a date. Lines end in CRLF; write UTF-8 with a mark.
 */
export const writeProducts = (products: Iterable<ProductRecord>, separator: Separator = ","): string => {
  const lines = [writeRecord(COLUMNS, separator)];
  for (const product of products) {
    const cells = COLUMNS.map((column) => cellOf(product, column, separator === ";" ? "," : "."));
    lines.push(writeRecord(cells, separator));
  }
  return `${lines.join("\r\n")}\r\n`;
};

const HEADER_WITHIN = 10;
const SAMPLE = 20;
const NAMING = ["name", "sku", "barcode"] as const;

const firstCells = (text: string, separator: Separator): readonly (readonly string[])[] => {
  const cells: (readonly string[])[] = [];
  for (const record of readRecords(text, separator)) {
    cells.push(record.type === "cells" ? record.cells : []);
    if (cells.length === HEADER_WITHIN + SAMPLE) break;
  }
  return cells;
};

const readRecord = (
  record: CsvRecord,
  layout: Parameters<typeof readProductRow>[2],
): Result<ProductRow, readonly RowError[]> =>
  record.type === "cells"
    ? readProductRow(record.cells, record.line, layout)
    : err([rowError(record.line, null, record.start, { type: "BrokenQuotes" })]);

const cellOf = (product: ProductRecord, column: Column, mark: "," | "."): string => {
  const number = (text: string) => text.replace(".", mark);
  switch (column) {
    case "sku":
      return neutralise(product.sku ?? "");
    case "barcode":
      return neutralise(
        joinList(
          product.barcodes.map((barcode) => barcode.text),
          BARCODE_MARK,
        ),
      );
    case "name":
      return neutralise(product.name ?? "");
    case "unit":
      return product.unit ?? "";
    case "price":
      return product.price === null ? "" : number(moneyToText(product.price));
    case "cost":
      return product.cost === null ? "" : number(moneyToText(product.cost));
    case "quantity":
      return product.quantity === null ? "" : number(quantityToText(product.quantity));
    case "min_stock":
      return product.minStock === null ? "" : number(quantityToText(product.minStock));
    case "category":
      return neutralise(joinList(product.category ?? [], CATEGORY_MARK));
    case "tax":
      return product.taxRate === null ? "" : number(taxRateToText(product.taxRate));
    case "packs":
      return neutralise(
        joinList(
          product.packs.map((pack) => packText(pack, number)),
          BARCODE_MARK,
        ),
      );
  }
};

const packText = ({ barcode, quantity, price }: RowPack, number: (text: string) => string): string => {
  const size = number(quantityToText(quantity));
  return `${barcode.text}${SIZE_MARK}${size}${price === null ? "" : `${PRICE_MARK}${number(moneyToText(price))}`}`;
};
