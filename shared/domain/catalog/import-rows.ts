import { z } from "zod";
import type { FieldEdits, Scalar } from "../../core/document.ts";
import { changedFields, changedMembers } from "../../core/edits.ts";
import type { Patch } from "../../core/entry.ts";
import type { View } from "../../core/view.ts";
import { checkQuantity, type QuantityError, type Unit } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { idField, levelField, textField } from "../../lib/schema.ts";
import type { Cost } from "../stock/cost.ts";
import type { ItemLine } from "../stock/movement.ts";
import { barcodeKey } from "./barcode.ts";
import { findChild, nameFields } from "./categories.ts";
import { MAX_CATEGORY_DEPTH, MAX_CATEGORY_NAME } from "./category-tree.ts";
import { checkSku } from "./codes.ts";
import type { ProductRow } from "./csv-row.ts";
import type { CategoryId } from "./ids.ts";
import { type CheckedCodes, checkCodes, memberOf, type PackError } from "./packs.ts";
import { everMoved, type Product, readProduct } from "./product.ts";
import { productFields } from "./product-fields.ts";

const { name, sku, barcodes, packs, unit, price, cost, taxRate } = productFields;

/** A planned row: a product to make, or with `product` one to change. `null` and left out both say nothing. */
export const importRowSchema = z.strictObject({
  product: idField.nullish(),
  /** Line of the file, for errors. */
  line: z.int().min(1),
  name: name.nullish(),
  sku: sku.nullish(),
  barcodes: barcodes.default([]),
  packs: packs.default([]),
  unit: unit.nullish(),
  price: price.nullish(),
  cost: cost.optional(),
  /** Stock on hand, for new products only [IMPORT-2]. */
  quantity: levelField.nullish(),
  minStock: levelField.nullish(),
  category: z.array(textField(MAX_CATEGORY_NAME)).max(MAX_CATEGORY_DEPTH).nullish(),
  taxRate: taxRate.nullish(),
});

export type ImportRow = z.output<typeof importRowSchema>;

/** A row of an import plan as the command takes it. */
export const importRow = (
  row: ProductRow,
  product: string | null = null,
): z.input<typeof importRowSchema> => ({
  ...row,
  product,
  category: row.category === null ? null : [...row.category],
  barcodes: row.barcodes.map(({ text }) => text),
  packs: row.packs.map(({ barcode, ...pack }) => ({ ...pack, barcode: barcode.text })),
});

export type ImportRowError =
  | PackError
  | { readonly type: "UnknownProduct"; readonly product: string; readonly name: string }
  | { readonly type: "UnitFixed"; readonly field: "unit"; readonly unit: Unit }
  | { readonly type: "FieldMissing"; readonly field: "name" | "price" }
  | { readonly type: "BadQuantity"; readonly field: "quantity"; readonly reason: QuantityError }
  /** Two rows of one import give out the same code, or mean the same product. */
  | {
      readonly type: "TwiceInImport";
      readonly field: "barcodes" | "sku" | "product";
      readonly value: string;
    };

/** What the rows come to: patches of products and new categories, costs, and stock to begin with. */
export interface ImportDrafting {
  readonly patches: Patch[];
  readonly costs: Cost[];
  readonly opening: ItemLine[];
  readonly claimed: Set<string>;
  readonly categoryByPath: Map<string, CategoryId>;
  created: number;
  changed: number;
}

export const createDrafting = (): ImportDrafting => ({
  patches: [],
  costs: [],
  opening: [],
  claimed: new Set(),
  categoryByPath: new Map(),
  created: 0,
  changed: 0,
});

/** Adds one row to what is being drafted, or says why it cannot be. */
export const draftRow = (
  view: View,
  row: ImportRow,
  newId: () => string,
  drafting: ImportDrafting,
): Result<null, ImportRowError> => {
  const known = row.product ? readProduct(view, row.product) : null;
  if (known === undefined)
    return err({ type: "UnknownProduct", product: row.product ?? "", name: row.name ?? "" });
  const codes = claimCodes(view, row, row.unit ?? known?.unit ?? "pcs", drafting);
  if (!codes.ok) return codes;
  return known === null
    ? draftNew(view, row, codes.value, newId, drafting)
    : draftChange(view, row, known, codes.value, newId, drafting);
};

/** The row's barcodes and packs as they are kept, their codes now taken by this row. */
const claimCodes = (
  view: View,
  row: ImportRow,
  unitOf: Unit,
  { claimed }: ImportDrafting,
): Result<CheckedCodes, ImportRowError> => {
  const self = row.product ?? null;
  const codes = checkCodes(view, row.barcodes, row.packs, { id: self, unit: unitOf });
  if (!codes.ok) return codes;
  const free = checkSku(view, row.sku ?? "", self);
  if (!free.ok) return free;
  const claims = [
    ...codes.value.barcodes.map((value) => ({ field: "barcodes" as const, value })),
    ...(row.sku ? [{ field: "sku" as const, value: row.sku }] : []),
    ...(self === null ? [] : [{ field: "product" as const, value: self }]),
  ];
  const taken = claims.find(({ field, value }) => claimed.has(`${field} ${value}`));
  if (taken !== undefined) return err({ type: "TwiceInImport", ...taken });
  for (const { field, value } of claims) claimed.add(`${field} ${value}`);
  return codes;
};

const draftNew = (
  view: View,
  row: ImportRow,
  codes: CheckedCodes,
  newId: () => string,
  drafting: ImportDrafting,
): Result<null, ImportRowError> => {
  const { name: title, price: amount, unit: unitOf = null, quantity: onHand } = row;
  if (!title) return err({ type: "FieldMissing", field: "name" });
  if (amount === null || amount === undefined) return err({ type: "FieldMissing", field: "price" });
  const measure = unitOf ?? "pcs";
  const level = onHand ? checkQuantity(onHand, measure) : null;
  if (level !== null && !level.ok)
    return err({ type: "BadQuantity", field: "quantity", reason: level.error });
  const id = newId();
  const set = {
    ...plainFields(view, row, newId, drafting),
    unit: measure,
    min: row.minStock ?? 0,
    policy: "strict",
    tracking: "none",
    ...changedMembers(undefined, "barcodes", codes.barcodes),
    ...changedMembers(undefined, "packs", codes.packs),
  };
  drafting.patches.push({ doc: "product", id, set: defined(set) });
  drafting.created += 1;
  noteCost(row, id, drafting);
  const item = { id, name: title, unit: measure, policy: "strict", archived: false } as const;
  if (level !== null) drafting.opening.push({ item, quantity: level.value });
  return ok(null);
};

const draftChange = (
  view: View,
  row: ImportRow,
  known: Product,
  codes: CheckedCodes,
  newId: () => string,
  drafting: ImportDrafting,
): Result<null, ImportRowError> => {
  const unitOf = row.unit ?? known.unit;
  if (unitOf !== known.unit && everMoved(view, known.id))
    return err({ type: "UnitFixed", field: "unit", unit: known.unit });
  const plain = plainFields(view, row, newId, drafting);
  const wanted = { ...plain, unit: unitOf, min: row.minStock ?? undefined };
  const doc = view.doc("product", known.id);
  const set = {
    ...changedFields(doc, wanted),
    ...changedMembers(doc, "barcodes", [...new Set([...known.barcodes, ...codes.barcodes])]),
    ...changedMembers(doc, "packs", packsAfter(known, row, codes)),
  };
  noteCost(row, known.id, drafting);
  if (Object.keys(set).length === 0) return ok(null);
  drafting.patches.push({ doc: "product", id: known.id, set });
  drafting.changed += 1;
  return ok(null);
};

/** An empty cell says nothing: it is left out. */
const plainFields = (
  view: View,
  row: ImportRow,
  newId: () => string,
  drafting: ImportDrafting,
): Record<string, Scalar | undefined> => ({
  name: row.name ?? undefined,
  sku: row.sku ?? undefined,
  price: row.price ?? undefined,
  tax: row.taxRate ?? undefined,
  category: row.category?.length ? categoryAt(view, row.category, newId, drafting) : undefined,
});

const noteCost = ({ cost: amount }: ImportRow, product: string, { costs }: ImportDrafting): void => {
  if (amount !== null && amount !== undefined) costs.push({ product, cost: amount });
};

/** The category at the end of the path; levels that are not there yet are made on the way. */
const categoryAt = (
  view: View,
  path: readonly string[],
  newId: () => string,
  { patches, categoryByPath }: ImportDrafting,
): CategoryId | null => {
  let parent: CategoryId | null = null;
  for (const title of path) {
    const fields = nameFields(title);
    const place: string = `${parent} ${fields.key}`;
    let id: CategoryId | undefined = categoryByPath.get(place) ?? findChild(view, parent, title)?.id;
    if (id === undefined) {
      id = newId() as CategoryId;
      patches.push({ doc: "category", id, set: { ...fields, parent } });
    }
    categoryByPath.set(place, id);
    parent = id;
  }
  return parent;
};

/** Packs are added; one that the row names anew takes the place of the one with its code. */
const packsAfter = (
  { packs: before }: Product,
  row: ImportRow,
  { packs: named }: CheckedCodes,
): readonly string[] => {
  const codes = row.packs.map(({ barcode }) => barcodeKey(barcode));
  return [...before.filter(({ barcode }) => !codes.includes(barcode)).flatMap(memberOf), ...named];
};

const defined = (set: Readonly<Record<string, Scalar | undefined>>): FieldEdits =>
  changedFields(undefined, set);
