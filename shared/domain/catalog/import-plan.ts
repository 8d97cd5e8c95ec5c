import { err, ok, type Result } from "../../lib/result.ts";
import { foldText } from "../../lib/text.ts";
import type { BarcodeKey } from "./barcode.ts";
import type { Column } from "./csv-columns.ts";
import {
  type ProductRecord,
  type ProductRow,
  type RowError,
  type RowPack,
  type RowProblem,
  rowError,
} from "./csv-row.ts";
import type { Pack } from "./packs.ts";

/** A product already in the catalog, as far as an import compares it. */
export interface ExistingProduct<Id> extends Omit<ProductRecord, "quantity" | "barcodes" | "packs"> {
  readonly id: Id;
  /** Those of packs included. */
  readonly barcodeKeys: readonly BarcodeKey[];
  readonly packs: readonly Pack[];
}

/** The catalog as an import asks it. Archived products count: their codes are still theirs. */
export interface CatalogLookup<Id> {
  readonly bySku: (sku: string) => ExistingProduct<Id> | undefined;
  readonly byBarcode: (key: BarcodeKey) => ExistingProduct<Id> | undefined;
  /** By the name as `foldText` folds it; asked only for rows that bear no code. */
  readonly byName: (foldedName: string) => ExistingProduct<Id> | undefined;
}

/** Fields an import can change in the catalog. Stock is not among them: it moves by goods receipts and counts. */
export type ImportField =
  | "sku"
  | "barcodes"
  | "name"
  | "unit"
  | "price"
  | "cost"
  | "minStock"
  | "category"
  | "taxRate"
  | "packs";

export interface PlannedUpdate<Id> {
  readonly id: Id;
  readonly row: ProductRow;
  /** Never empty. */
  readonly changed: readonly ImportField[];
}

/** What an import would do, for the preview. Every row of the file is in exactly one of the four lists. */
export interface ImportPlan<Id> {
  readonly create: readonly ProductRow[];
  readonly update: readonly PlannedUpdate<Id>[];
  readonly unchanged: readonly { readonly id: Id; readonly row: ProductRow }[];
  /** By line. A line may have several. */
  readonly errors: readonly RowError[];
}

/**
 * Sorts rows into new, changed and unchanged products. A row means the product that has its SKU; else the one that
 * has one of its barcodes; else, if it bears no code, the one of its name. An empty cell changes nothing, and
 * barcodes are only ever added. `readErrors` are those found while reading, so that the preview has them all.
 * Errors: the same code or product twice in the file, a code of another product, a new product without name or price.
 */
export const planImport = <Id>(
  rows: readonly ProductRow[],
  catalog: CatalogLookup<Id>,
  readErrors: readonly RowError[] = [],
): ImportPlan<Id> => {
  const create: ProductRow[] = [];
  const update: PlannedUpdate<Id>[] = [];
  const unchanged: { id: Id; row: ProductRow }[] = [];
  const errors: RowError[] = [...readErrors];
  const seen = createSeen<Id>();
  for (const row of rows) {
    const judged = judge(row, catalog, seen);
    if (!judged.ok) errors.push(...judged.error);
    else if (judged.value === undefined) create.push(row);
    else sortExisting(judged.value, row, update, unchanged);
  }
  return { create, update, unchanged, errors: errors.sort((a, b) => a.line - b.line) };
};

export type ImportChoice = "valid-rows" | "all-or-none";

/** Holds a plan against what the user chose: a plan with errors is refused whole, or taken without its bad rows. */
export const acceptPlan = <Id>(
  plan: ImportPlan<Id>,
  choice: ImportChoice,
): Result<
  Pick<ImportPlan<Id>, "create" | "update">,
  { readonly type: "HasErrors"; readonly lines: number }
> => {
  const badLines = new Set(plan.errors.map((error) => error.line)).size;
  if (choice === "all-or-none" && badLines > 0) return err({ type: "HasErrors", lines: badLines });
  return ok({ create: plan.create, update: plan.update });
};

/** The line on which a code, or a product, was first met in the file. */
interface Seen<Id> {
  readonly lineByCode: Map<string, number>;
  readonly lineById: Map<Id, number>;
}

const createSeen = <Id>(): Seen<Id> => ({ lineByCode: new Map(), lineById: new Map() });

/** The product a row means, `undefined` for a new one, or all that is wrong with the row. */
const judge = <Id>(
  row: ProductRow,
  catalog: CatalogLookup<Id>,
  seen: Seen<Id>,
): Result<ExistingProduct<Id> | undefined, readonly RowError[]> => {
  const errors = claimCodes(row, seen);
  const product = findProduct(row, catalog);
  errors.push(...foreignCodes(row, product, catalog));
  if (product === undefined) errors.push(...missingFields(row));
  if (errors.length > 0) return err(errors);
  if (product === undefined) return ok(undefined);
  const firstLine = seen.lineById.get(product.id);
  if (firstLine !== undefined) return err([problem(row, "name", { type: "DuplicateInFile", firstLine })]);
  seen.lineById.set(product.id, row.line);
  return ok(product);
};

/** Notes the codes of a row; reports those that an earlier row has. */
const claimCodes = (row: ProductRow, { lineByCode }: Seen<unknown>): RowError[] => {
  const errors: RowError[] = [];
  for (const { code, field } of codesOf(row)) {
    const firstLine = lineByCode.get(code);
    if (firstLine === undefined) lineByCode.set(code, row.line);
    else if (firstLine !== row.line) errors.push(problem(row, field, { type: "DuplicateInFile", firstLine }));
  }
  return errors;
};

const codesOf = (row: ProductRow): readonly { code: string; field: Column }[] => {
  const codes: { code: string; field: Column }[] = barcodesOf(row).map(({ key, field }) => ({
    code: `b${key}`,
    field,
  }));
  if (row.sku !== null) codes.push({ code: `s${row.sku}`, field: "sku" });
  if (codes.length === 0 && row.name !== null) codes.push({ code: `n${foldText(row.name)}`, field: "name" });
  return codes;
};

/** The row's barcodes and those of its packs, which are barcodes as well. */
const barcodesOf = ({ barcodes, packs }: ProductRow): readonly { key: BarcodeKey; field: Column }[] => [
  ...barcodes.map(({ key }) => ({ key, field: "barcode" as const })),
  ...packs.map(({ barcode }) => ({ key: barcode.key, field: "packs" as const })),
];

const findProduct = <Id>(row: ProductRow, catalog: CatalogLookup<Id>): ExistingProduct<Id> | undefined => {
  const bySku = row.sku === null ? undefined : catalog.bySku(row.sku);
  if (bySku !== undefined) return bySku;
  for (const { key } of barcodesOf(row)) {
    const product = catalog.byBarcode(key);
    if (product !== undefined) return product;
  }
  const hasCode = row.sku !== null || barcodesOf(row).length > 0;
  return hasCode || row.name === null ? undefined : catalog.byName(foldText(row.name));
};

/** Barcodes of a product other than the one meant, or a product met by barcode that bears another SKU. */
const foreignCodes = <Id>(
  row: ProductRow,
  product: ExistingProduct<Id> | undefined,
  catalog: CatalogLookup<Id>,
): readonly RowError[] => {
  const owner = (key: BarcodeKey) => catalog.byBarcode(key)?.id ?? product?.id;
  const foreign = barcodesOf(row).find(({ key }) => owner(key) !== product?.id);
  const otherSku =
    product !== undefined && product.sku !== null && row.sku !== null && product.sku !== row.sku;
  return foreign !== undefined || otherSku
    ? [problem(row, foreign?.field ?? "barcode", { type: "Taken" })]
    : [];
};

const missingFields = (row: ProductRow): readonly RowError[] => {
  const missing: RowError[] = [];
  if (row.name === null) missing.push(problem(row, "name", { type: "Missing" }));
  if (row.price === null) missing.push(problem(row, "price", { type: "Missing" }));
  return missing;
};

const problem = (row: ProductRow, field: Column, what: RowProblem): RowError =>
  rowError(row.line, field, valueOfField(row, field), what);

const valueOfField = (row: ProductRow, field: Column): string => {
  if (field === "barcode") return row.barcodes.map((barcode) => barcode.text).join(" ");
  if (field === "packs") return row.packs.map(({ barcode }) => barcode.text).join(" ");
  return (field === "sku" ? row.sku : row.name) ?? "";
};

const sortExisting = <Id>(
  product: ExistingProduct<Id>,
  row: ProductRow,
  update: PlannedUpdate<Id>[],
  unchanged: { id: Id; row: ProductRow }[],
): void => {
  const changed = changedFields(product, row);
  if (changed.length === 0) unchanged.push({ id: product.id, row });
  else update.push({ id: product.id, row, changed });
};

const PLAIN_FIELDS = ["sku", "name", "unit", "price", "cost", "minStock", "taxRate"] as const;

const changedFields = <Id>(product: ExistingProduct<Id>, row: ProductRow): readonly ImportField[] => {
  const changed: ImportField[] = PLAIN_FIELDS.filter(
    (field) => row[field] !== null && row[field] !== product[field],
  );
  if (row.barcodes.some(({ key }) => !product.barcodeKeys.includes(key))) changed.push("barcodes");
  if (row.packs.some((pack) => !hasPack(product.packs, pack))) changed.push("packs");
  if (row.category !== null && !sameList(row.category, product.category ?? [])) changed.push("category");
  return changed;
};

const hasPack = (packs: readonly Pack[], { barcode, quantity, price }: RowPack): boolean =>
  packs.some((pack) => pack.barcode === barcode.key && pack.quantity === quantity && pack.price === price);

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
