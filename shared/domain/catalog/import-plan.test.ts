import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../../lib/money.ts";
import { units } from "../../lib/quantity.ts";
import { foldText } from "../../lib/text.ts";
import { type Barcode, barcodeKey, checkDigit, parseBarcode } from "./barcode.ts";
import { type ProductRow, rowError } from "./csv-row.ts";
import { acceptPlan, type CatalogLookup, type ExistingProduct, planImport } from "./import-plan.ts";
import { taxRate } from "./tax.ts";

const code = (n: number) => {
  const body = `4870001${String(n).padStart(5, "0")}`;
  return `${body}${checkDigit(body)}`;
};

const aBarcode = (n: number): Barcode => {
  const parsed = parseBarcode(code(n));
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
};

const aRow = (over: Partial<ProductRow> = {}): ProductRow => ({
  line: 2,
  sku: null,
  barcodes: [],
  name: null,
  unit: null,
  price: null,
  cost: null,
  quantity: null,
  minStock: null,
  category: null,
  taxRate: null,
  packs: [],
  ...over,
});

const aProduct = (over: Partial<ExistingProduct<string>> = {}): ExistingProduct<string> => ({
  id: "p1",
  sku: "M-1",
  barcodeKeys: [aBarcode(1).key],
  name: "Milk",
  unit: "pcs",
  price: money(52_000),
  cost: null,
  minStock: units(3),
  category: ["Food", "Dairy"],
  taxRate: taxRate(1_600),
  packs: [],
  ...over,
});

const catalogOf = (...products: readonly ExistingProduct<string>[]): CatalogLookup<string> => ({
  bySku: (sku) => products.find((product) => product.sku === sku),
  byBarcode: (key) => products.find((product) => product.barcodeKeys.includes(key)),
  byName: (name) => products.find((product) => foldText(product.name ?? "") === name),
});

const milk = aProduct();
const bread = aProduct({ id: "p2", sku: null, barcodeKeys: [aBarcode(2).key], name: "Bread" });
const catalog = catalogOf(milk, bread);

test.each([
  { by: "SKU", row: { sku: "M-1", price: money(1) }, id: "p1", changed: ["price"] },
  { by: "barcode", row: { barcodes: [aBarcode(2)], name: "White bread" }, id: "p2", changed: ["name"] },
  {
    by: "name",
    row: { name: " MILK ", unit: "pack" },
    id: "p1",
    changed: ["name", "unit"],
  },
  { by: "a second barcode", row: { barcodes: [aBarcode(2), aBarcode(9)] }, id: "p2", changed: ["barcodes"] },
  {
    by: "barcode, learning its SKU",
    row: { barcodes: [aBarcode(2)], sku: "B-1" },
    id: "p2",
    changed: ["sku"],
  },
  { by: "SKU, moved", row: { sku: "M-1", category: ["Food"] }, id: "p1", changed: ["category"] },
  { by: "SKU, taxed anew", row: { sku: "M-1", taxRate: "exempt" }, id: "p1", changed: ["taxRate"] },
] as const)("[IMPORT-1] a row means a product by $by", ({ row, id, changed }) => {
  const plan = planImport([aRow(row)], catalog);
  expect(plan.update).toMatchObject([{ id, changed }]);
  expect(plan.errors).toEqual([]);
});

test("[IMPORT-2] empty cells and equal values change nothing; stock is not catalog", () => {
  const rows = [
    aRow({ line: 2, sku: "M-1", name: "Milk", category: ["Food", "Dairy"], barcodes: [aBarcode(1)] }),
    aRow({ line: 3, barcodes: [aBarcode(2)], quantity: units(50) }),
  ];
  const plan = planImport(rows, catalog);
  expect(plan.unchanged.map(({ id }) => id)).toEqual(["p1", "p2"]);
  expect(plan.update).toEqual([]);
});

test("[IMPORT-3] a new product needs a name and a price", () => {
  const row = aRow({ barcodes: [aBarcode(7)] });
  expect(planImport([{ ...row, name: "Tea", price: money(0) }], catalog).create).toHaveLength(1);
  expect(planImport([row], catalog).errors).toMatchObject([
    { line: 2, field: "name", type: "Missing" },
    { line: 2, field: "price", type: "Missing" },
  ]);
});

const tea = { name: "Tea", price: money(1) };

test.each([
  {
    name: "a barcode twice in the file",
    rows: [aRow({ ...tea, barcodes: [aBarcode(7)] }), aRow({ ...tea, line: 3, barcodes: [aBarcode(7)] })],
    error: { line: 3, field: "barcode", type: "DuplicateInFile", firstLine: 2, value: code(7) },
  },
  {
    name: "an SKU twice in the file",
    rows: [aRow({ ...tea, sku: "T" }), aRow({ ...tea, line: 3, sku: "T" })],
    error: { line: 3, field: "sku", type: "DuplicateInFile", firstLine: 2, value: "T" },
  },
  {
    name: "a name without a code twice in the file",
    rows: [aRow(tea), aRow({ ...tea, line: 3, name: "TEA" })],
    error: { line: 3, field: "name", type: "DuplicateInFile", firstLine: 2, value: "TEA" },
  },
  {
    name: "one product by two codes",
    rows: [aRow({ sku: "M-1" }), aRow({ line: 3, barcodes: [aBarcode(1)] })],
    error: { line: 3, field: "name", type: "DuplicateInFile", firstLine: 2 },
  },
  {
    name: "a barcode of another product",
    rows: [aRow({ sku: "M-1", barcodes: [aBarcode(2)] })],
    error: { line: 2, field: "barcode", type: "Taken", value: code(2) },
  },
  {
    name: "barcodes of two products",
    rows: [aRow({ barcodes: [aBarcode(1), aBarcode(2)] })],
    error: { line: 2, field: "barcode", type: "Taken" },
  },
  {
    name: "a new SKU on a barcode whose product has another",
    rows: [aRow({ ...tea, sku: "X", barcodes: [aBarcode(1)] })],
    error: { line: 2, field: "barcode", type: "Taken" },
  },
])("[IMPORT-4] $name is an error", ({ rows, error }) => {
  expect(planImport(rows, catalog).errors).toMatchObject([error]);
});

test("[IMPORT-5] all valid rows or none, as the user chooses", () => {
  const broken = rowError(3, "price", "x", { type: "NotANumber", text: "x" });
  const plan = planImport([aRow({ sku: "M-1", price: money(1) })], catalog, [broken]);
  expect(acceptPlan(plan, "all-or-none")).toEqual({ ok: false, error: { type: "HasErrors", lines: 1 } });
  expect(acceptPlan(plan, "valid-rows")).toMatchObject({
    ok: true,
    value: { create: [], update: [{ id: "p1" }] },
  });
  const clean = planImport([aRow({ ...tea, sku: "T" })], catalog);
  expect(acceptPlan(clean, "all-or-none")).toMatchObject({ ok: true, value: { create: [{ sku: "T" }] } });
});

test("[IMPORT-6] every row ends in one list, and no code is given out twice", () => {
  const anyRow = fc.record({
    sku: fc.option(fc.constantFrom("M-1", "A", "B")),
    barcodes: fc.uniqueArray(fc.nat(4), { maxLength: 2 }).map((all) => all.map(aBarcode)),
    name: fc.option(fc.constantFrom("Milk", "Tea")),
    price: fc.option(fc.constant(money(100))),
  });
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (parts) => {
      const plan = planImport(
        parts.map((part, i) => aRow({ ...part, line: i + 2 })),
        catalog,
      );
      const taken = [
        ...plan.create,
        ...plan.update.map(({ row }) => row),
        ...plan.unchanged.map(({ row }) => row),
      ];
      const lines = [...taken.map(({ line }) => line), ...new Set(plan.errors.map(({ line }) => line))];
      expect(lines.sort((a, b) => a - b)).toEqual(parts.map((_, i) => i + 2));
      const keys = taken.flatMap((row) => row.barcodes.map(({ text }) => barcodeKey(text)));
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(plan.update.map(({ id }) => id)).size).toBe(plan.update.length);
    }),
  );
});
