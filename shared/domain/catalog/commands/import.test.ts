import { expect, test } from "vitest";
import { MAX_ENTRY_LENGTH } from "../../../core/entry.ts";
import { testShop } from "../../../testing/shop.ts";
import { stockCounter } from "../../stock/item.ts";
import { MAX_IMPORT_ROWS } from "./import.ts";

test("[CATALOG-8] products, categories, opening stock and costs arrive in one write", async () => {
  const shop = await testShop({ tills: 2 });
  const till = shop.till();
  till.signIn(shop.owner);
  const rows = [
    { line: 2, name: "Milk", price: 300, quantity: 4_000, cost: 200, category: ["Food", "Dairy"] },
    { line: 3, name: "Tea", price: 500, barcodes: ["4870001234560"], category: ["Food"] },
  ];
  expect(await till.must("catalog.import", { rows, file: "price.csv" })).toEqual({ created: 2, changed: 0 });
  await shop.syncAll();
  const other = shop.till(1);
  const [tea] = other.view().find("product", "barcodes", "4870001234560");
  expect(other.view().doc("product", String(tea))?.fields.name).toBe("Tea");
  const milk = [...(other.state().docs.get("product") ?? [])].find(
    ([, doc]) => doc.fields.name === "Milk",
  )?.[0];
  expect(other.view().counter(stockCounter(shop.branch, String(milk)))).toEqual({
    value: 4_000,
    shortage: 0,
    rights: 2_000,
  });
  expect(shop.office.view().doc("cost", String(milk))?.fields).toEqual({ cost: 200 });
  expect(other.state().docs.get("category")?.size).toBe(2);
});

test("[CATALOG-8] one bad row and nothing of the chunk is written; every bad row is named", async () => {
  const { office } = await testShop();
  const before = office.replica().arrived();
  const rows = [
    { line: 2, name: "Milk", price: 300 },
    { line: 3, name: "Tea" },
    { line: 4, name: "Rice", price: 1, barcodes: ["4870001234561"] },
  ];
  expect(await office.run("catalog.import", { rows })).toMatchObject({
    ok: false,
    error: {
      type: "ImportRefused",
      rows: [
        { line: 3, error: { type: "FieldMissing", field: "price" } },
        { line: 4, error: { type: "BadBarcode" } },
      ],
    },
  });
  expect(office.replica().arrived()).toBe(before);
});

test("[CATALOG-8] the longest possible chunk fits into entries that are not too long", async () => {
  const { office } = await testShop();
  const rows = Array.from({ length: MAX_IMPORT_ROWS }, (_, i) => ({
    line: i + 1,
    name: `${i} `.padEnd(200, "ә"),
    sku: `${i}`.padEnd(64, "s"),
    price: 9_007_199_254_740,
    barcodes: Array.from({ length: 20 }, (_, k) => `${i}-${k}-`.padEnd(80, "b")),
    category: Array.from({ length: 8 }, (_, k) => `${i} ${k} `.padEnd(100, "c")),
  }));
  expect(await office.must("catalog.import", { rows })).toEqual({ created: MAX_IMPORT_ROWS, changed: 0 });
  const written = await office.store.since(0, 100);
  expect(written.filter(({ text }) => text.length > MAX_ENTRY_LENGTH)).toEqual([]);
});

test("opening stock needs a branch; products alone do not", async () => {
  const { office } = await testShop();
  const row = { line: 1, name: "Milk", price: 300 };
  expect(await office.run("catalog.import", { rows: [{ ...row, quantity: 1_000 }] })).toMatchObject({
    error: { type: "NoBranch" },
  });
  expect((await office.run("catalog.import", { rows: [row] })).ok).toBe(true);
});

test.each([
  [[], "rows"],
  [[{ line: 1, name: "A", price: -1 }], "rows.0.price"],
  [[{ line: 1, name: "x".repeat(201), price: 1 }], "rows.0.name"],
  [
    Array.from({ length: MAX_IMPORT_ROWS + 1 }, (_, line) => ({ line: line + 1, name: "A", price: 1 })),
    "rows",
  ],
])("bad rows are refused by field", async (rows, field) => {
  const { office } = await testShop();
  expect(await office.run("catalog.import", { rows })).toMatchObject({ error: { type: "BadArgs", field } });
});
