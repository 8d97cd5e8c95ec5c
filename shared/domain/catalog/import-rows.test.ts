import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { inspectCsv, readProducts } from "./csv.ts";
import { planImport } from "./import-plan.ts";
import { createDrafting, draftRow, importRow, importRowSchema } from "./import-rows.ts";

const view = aView(
  {
    branch: { b1: { name: "North", open: true } },
    category: { food: { name: "Food", key: "food", parent: null } },
    product: {
      p1: { name: "Tea", sku: "T-1", unit: "pcs", price: 100, "barcodes/one": true },
      p2: { name: "Rice", unit: "pcs", price: 100 },
      p3: {
        name: "Egg",
        unit: "pcs",
        price: 100,
        "barcodes/case": true,
        "barcodes/tray": true,
        "packs/case=12000": true,
        "packs/tray=30000": true,
      },
    },
  },
  { "stock/b1/p1": { mine: 1_000 } },
);

const draft = (rows: readonly object[]) => {
  const drafting = createDrafting();
  let ids = 0;
  const results = rows.map((row, i) =>
    draftRow(view, importRowSchema.parse({ line: i + 1, ...row }), () => `n${++ids}`, drafting),
  );
  return { ...drafting, results };
};

test("[IMPORT-3] a new product takes what the row says and plain values for the rest", () => {
  const { patches, costs, opening, created } = draft([
    { name: "Milk", price: 300, cost: 200, quantity: 5_000, barcodes: ["two"], category: ["food", "Dairy"] },
  ]);
  expect(patches).toEqual([
    { doc: "category", id: "n2", set: { name: "Dairy", key: "dairy", parent: "food" } },
    {
      doc: "product",
      id: "n1",
      set: {
        name: "Milk",
        price: 300,
        category: "n2",
        unit: "pcs",
        min: 0,
        policy: "strict",
        tracking: "none",
        "barcodes/two": true,
      },
    },
  ]);
  expect(costs).toEqual([{ product: "n1", cost: 200 }]);
  expect(opening.map(({ item, quantity }) => [item.id, quantity])).toEqual([["n1", 5_000]]);
  expect(created).toBe(1);
});

test("[IMPORT-2] a known product changes where the row says something; codes are added, stock is not", () => {
  const { patches, opening, changed } = draft([
    { product: "p1", price: 150, barcodes: ["one", "two"], quantity: 9_000, minStock: 2_000 },
    { product: "p2", name: "Rice" },
  ]);
  expect(patches).toEqual([
    { doc: "product", id: "p1", set: { price: 150, min: 2_000, "barcodes/two": true } },
  ]);
  expect(opening).toEqual([]);
  expect(changed).toBe(1);
});

test("[PACK-1] a pack named anew takes the place of the one with its code; others stay", () => {
  const { patches } = draft([
    { product: "p3", packs: [{ barcode: "case", quantity: 6_000, price: 500 }] },
    { name: "Oil", price: 1, packs: [{ barcode: "oil-box", quantity: 4_000 }] },
  ]);
  expect(patches).toEqual([
    { doc: "product", id: "p3", set: { "packs/case=6000@500": true, "packs/case=12000": null } },
    {
      doc: "product",
      id: "n1",
      set: expect.objectContaining({ "barcodes/oil-box": true, "packs/oil-box=4000": true }),
    },
  ]);
});

test("[CATALOG-8] a new category is made once for all its rows", () => {
  const { patches } = draft([
    { name: "A", price: 1, category: ["New", "Deep"] },
    { name: "B", price: 1, category: ["new", "DEEP"] },
  ]);
  expect(patches.filter(({ doc }) => doc === "category")).toHaveLength(2);
});

test.each([
  [{ price: 1 }, { type: "FieldMissing", field: "name" }],
  [{ name: "A" }, { type: "FieldMissing", field: "price" }],
  [
    { name: "A", price: 1, quantity: 500 },
    { type: "BadQuantity", field: "quantity" },
  ],
  [
    { name: "A", price: 1, barcodes: ["one"] },
    { type: "DuplicateBarcode", name: "Tea" },
  ],
  [
    { name: "A", price: 1, sku: "T-1" },
    { type: "DuplicateSku", name: "Tea" },
  ],
  [
    { name: "A", price: 1, packs: [{ barcode: "one", quantity: 12_000 }] },
    { type: "DuplicateBarcode", field: "packs" },
  ],
  [
    { product: "p1", packs: [{ barcode: "case-2", quantity: 1_500 }] },
    { type: "BadPack", field: "packs" },
  ],
  [
    { product: "p9", name: "A" },
    { type: "UnknownProduct", product: "p9" },
  ],
  [
    { product: "p1", unit: "kg" },
    { type: "UnitFixed", unit: "pcs" },
  ],
])("[CATALOG-8] %j: %j", (row, error) => {
  expect(draft([row]).results[0]).toMatchObject({ ok: false, error });
});

test("[IMPORT-4] the same code or product twice in a chunk is refused", () => {
  const rows = [
    { name: "A", price: 1, barcodes: ["x"], sku: "S" },
    { name: "B", price: 1, barcodes: ["x"] },
    { name: "C", price: 1, sku: "S" },
    { product: "p2", price: 5 },
    { product: "p2", price: 6 },
  ];
  expect(draft(rows).results.map((result) => (result.ok ? "ok" : result.error.type))).toEqual([
    "ok",
    "TwiceInImport",
    "TwiceInImport",
    "ok",
    "TwiceInImport",
  ]);
});

test("a planned row of a file fits as it is", () => {
  const text = "name,price,quantity,barcode,category\nMilk,3.50,2,036000291452,Food > Dairy\n";
  const shape = inspectCsv(text);
  if (!shape.ok) throw new Error(shape.error.type);
  const rows = [...readProducts(text, shape.value)].flatMap((batch) => batch.rows);
  const none = () => undefined;
  const plan = planImport<string>(rows, { bySku: none, byBarcode: none, byName: none });
  expect(plan.create.map((row) => importRowSchema.parse(importRow(row)))).toMatchObject([
    { name: "Milk", price: 350, quantity: 2_000, barcodes: ["036000291452"], category: ["Food", "Dairy"] },
  ]);
});
