import { type Money, type MoneyError, parseMoney } from "../../lib/money.ts";
import { parseQuantity, type Quantity, type QuantityError, type Unit } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { clampText, cleanText } from "../../lib/text.ts";
import { type Barcode, type BarcodeError, parseBarcode } from "./barcode.ts";
import { MAX_CATEGORY_DEPTH, MAX_CATEGORY_NAME } from "./category-tree.ts";
import type { Column, ColumnPlaces } from "./csv-columns.ts";
import { revive } from "./csv-records.ts";
import { parseTaxRate, type TaxError, type TaxRate } from "./tax.ts";
import { parseUnit } from "./units.ts";

/** A product as a list gives it. `null`: the list says nothing about it. */
export interface ProductRecord {
  readonly sku: string | null;
  readonly barcodes: readonly Barcode[];
  readonly name: string | null;
  readonly unit: Unit | null;
  readonly price: Money | null;
  readonly cost: Money | null;
  /** Stock on hand in the list; zero is allowed. */
  readonly quantity: Quantity | null;
  readonly minStock: Quantity | null;
  /** Names from the root down. */
  readonly category: readonly string[] | null;
  readonly taxRate: TaxRate | null;
  /** Codes that stand for several; they are barcodes as well. */
  readonly packs: readonly RowPack[];
}

export interface RowPack {
  readonly barcode: Barcode;
  readonly quantity: Quantity;
  /** What a whole one costs; `null` when it has no price of its own. */
  readonly price: Money | null;
}

export interface ProductRow extends ProductRecord {
  /** Line of the file, from 1. */
  readonly line: number;
}

export type RowProblem =
  | { readonly type: "Missing" }
  | { readonly type: "TooLong"; readonly max: number }
  | { readonly type: "TooManyLevels"; readonly max: number }
  | { readonly type: "TooManyBarcodes"; readonly max: number }
  /** A pack is a code, `=`, how many, and perhaps `@` its price. */
  | { readonly type: "NoPackSize" }
  | { readonly type: "TooManyCells" }
  | { readonly type: "BrokenQuotes" }
  | { readonly type: "UnknownUnit" }
  /** Another line of the same file says the same; `firstLine` is where it stands. */
  | { readonly type: "DuplicateInFile"; readonly firstLine: number }
  /** The code belongs to another product already. */
  | { readonly type: "Taken" }
  | MoneyError
  | QuantityError
  | BarcodeError
  | TaxError;

/** What is wrong with one cell; `field` null means the whole line. `value` is shortened for showing. */
export type RowError = RowProblem & {
  readonly line: number;
  readonly field: Column | null;
  readonly value: string;
};

export const MAX_NAME = 200;
export const MAX_SKU = 64;
export const MAX_BARCODES = 20;

/** Where a list keeps what. */
export interface RowLayout {
  readonly places: ColumnPlaces;
  /** Columns in all; text beyond them means a broken line. */
  readonly width: number;
  /** The unit of quantities where the list names none. */
  readonly unit: Unit;
}

/**
 * Reads one record by its columns. Every bad cell is reported, not just the first. A row needs a name, an SKU or a
 * barcode; the plan decides what else is missing.
 */
export const readProductRow = (
  cells: readonly string[],
  line: number,
  { places, width, unit: unitOfList }: RowLayout,
): Result<ProductRow, readonly RowError[]> => {
  const errors: RowError[] = [];
  const read = <T>(field: Column, parse: (text: string) => Result<T, RowProblem>): T | null => {
    const raw = cells[places[field] ?? -1] ?? "";
    if (raw.trim() === "") return null;
    const parsed = parse(raw);
    if (parsed.ok) return parsed.value;
    errors.push(rowError(line, field, raw, parsed.error));
    return null;
  };
  const unit = read("unit", readUnit);
  const level = (text: string) => parseQuantity(text, unit ?? unitOfList, { allowZero: true });
  const row: ProductRow = {
    line,
    sku: read("sku", shortText(MAX_SKU)),
    barcodes: read("barcode", readBarcodes) ?? [],
    name: read("name", shortText(MAX_NAME)),
    unit,
    price: read("price", parseMoney),
    cost: read("cost", parseMoney),
    quantity: read("quantity", level),
    minStock: read("min_stock", level),
    category: read("category", readCategory),
    taxRate: read("tax", parseTaxRate),
    packs: read("packs", readPacks(unit ?? unitOfList)) ?? [],
  };
  const overflow = overflowOf(cells, width);
  if (overflow !== undefined) errors.push(rowError(line, null, overflow, { type: "TooManyCells" }));
  if (errors.length === 0 && !isNamed(row)) errors.push(rowError(line, "name", "", { type: "Missing" }));
  return errors.length > 0 ? err(errors) : ok(row);
};

export const rowError = (
  line: number,
  field: Column | null,
  value: string,
  problem: RowProblem,
): RowError => ({
  ...problem,
  line,
  field,
  value: clampText(value.slice(0, EXCERPT * 2).trim(), EXCERPT),
});

/** Joins parts with `mark`, so that `splitList` gives them back whatever they hold. */
export const joinList = (parts: readonly string[], mark: string): string =>
  parts.map((part) => part.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`)).join(` ${mark} `);

export const splitList = (text: string, mark: string): readonly string[] => {
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < text.length; i++) {
    const next = text[i + 1];
    if (text[i] === "\\" && (next === "\\" || next === mark)) part += text[++i];
    else if (text[i] !== mark) part += text[i];
    else {
      parts.push(part);
      part = "";
    }
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== "");
};

/** Between barcodes in one cell, and between levels of a category. */
export const BARCODE_MARK = "|";
export const CATEGORY_MARK = ">";

const EXCERPT = 60;
const LONGEST_LIST = 2_000;
const TRADE_NUMBER = /^(?:\d{8}|\d{12,14})$/;
const TWO_MARKS = /[,;|]\s*[,;|]/;

/** Between a pack's code and its size, and before its price. */
export const SIZE_MARK = "=";
export const PRICE_MARK = "@";

const isNamed = (row: ProductRow): boolean =>
  row.name !== null || row.sku !== null || row.barcodes.length > 0;

const readUnit = (text: string): Result<Unit, RowProblem> => {
  const unit = parseUnit(text);
  return unit === undefined ? err({ type: "UnknownUnit" }) : ok(unit);
};

/** Length is judged before anything else looks at the text: ten megabytes cost nothing. */
const shortText =
  (max: number) =>
  (raw: string): Result<string, RowProblem> => {
    if (raw.length > max * 2) return err({ type: "TooLong", max });
    const text = cleanText(revive(raw.trim()));
    if (text.length > max) return err({ type: "TooLong", max });
    return text === "" ? err({ type: "Missing" }) : ok(text);
  };

const readBarcodes = (raw: string): Result<readonly Barcode[], RowProblem> => {
  if (raw.length > LONGEST_LIST) return err({ type: "TooLong", max: LONGEST_LIST });
  const parts = splitBarcodes(revive(raw.trim()));
  const barcodeByKey = new Map<string, Barcode>();
  for (const part of parts) {
    const parsed = parseBarcode(part);
    if (!parsed.ok) return parsed;
    barcodeByKey.set(parsed.value.key, parsed.value);
  }
  return barcodeByKey.size > MAX_BARCODES
    ? err({ type: "TooManyBarcodes", max: MAX_BARCODES })
    : ok([...barcodeByKey.values()]);
};

/** `14870001234567=12`, with a price `14870001234567=12@5400`; several parted as barcodes are. */
const readPacks =
  (unit: Unit) =>
  (raw: string): Result<readonly RowPack[], RowProblem> => {
    if (raw.length > LONGEST_LIST) return err({ type: "TooLong", max: LONGEST_LIST });
    const packs = new Map<string, RowPack>();
    for (const part of splitList(revive(raw.trim()), BARCODE_MARK)) {
      const pack = readPack(part, unit);
      if (!pack.ok) return pack;
      packs.set(pack.value.barcode.key, pack.value);
    }
    return packs.size > MAX_BARCODES
      ? err({ type: "TooManyBarcodes", max: MAX_BARCODES })
      : ok([...packs.values()]);
  };

const readPack = (text: string, unit: Unit): Result<RowPack, RowProblem> => {
  const mark = text.lastIndexOf(SIZE_MARK);
  if (mark < 1) return err({ type: "NoPackSize" });
  const barcode = parseBarcode(text.slice(0, mark).trim());
  if (!barcode.ok) return barcode;
  const [size = "", price, ...more] = text.slice(mark + 1).split(PRICE_MARK);
  if (more.length > 0) return err({ type: "NoPackSize" });
  const quantity = parseQuantity(size, unit);
  if (!quantity.ok) return quantity;
  const amount = price === undefined ? ok(null) : parseMoney(price);
  if (!amount.ok) return amount;
  return ok({ barcode: barcode.value, quantity: quantity.value, price: amount.value });
};

/** Trade numbers may be listed with any mark; other codes only with ours, for they may hold the others. */
const splitBarcodes = (text: string): readonly string[] => {
  const parts = text.split(/[\s,;|]+/);
  const isNumberList = parts.length > 1 && parts.every((part) => TRADE_NUMBER.test(part));
  return isNumberList && !TWO_MARKS.test(text) ? parts : splitList(text, BARCODE_MARK);
};

const readCategory = (raw: string): Result<readonly string[], RowProblem> => {
  if (raw.length > LONGEST_LIST) return err({ type: "TooLong", max: LONGEST_LIST });
  const names = splitList(revive(raw.trim()), CATEGORY_MARK).map(cleanText);
  if (names.length > MAX_CATEGORY_DEPTH) return err({ type: "TooManyLevels", max: MAX_CATEGORY_DEPTH });
  if (names.some((name) => name.length > MAX_CATEGORY_NAME))
    return err({ type: "TooLong", max: MAX_CATEGORY_NAME });
  return ok(names);
};

/** Text beyond the last column: most often a separator inside a name that should have been quoted. */
const overflowOf = (cells: readonly string[], width: number): string | undefined => {
  if (cells.length <= width) return undefined;
  const extra = cells.slice(width).filter((cell) => cell.trim() !== "");
  return extra.length === 0 ? undefined : extra.join(" ");
};
