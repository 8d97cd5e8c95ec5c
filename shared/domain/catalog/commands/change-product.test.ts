import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

const PHOTO = "A".repeat(43);

test("[CATALOG-4] edits of two people who were apart both stay", async () => {
  const shop = await testShop({ tills: 2 });
  const product = await shop.addProduct({ name: "Tea", price: 100, barcodes: ["first"] });
  await shop.syncAll();
  for (const till of shop.tills) till.signIn(shop.owner);
  await shop.till(0).must("catalog.change-product", { product, price: 200, barcodes: ["first", "second"] });
  await shop.till(1).must("catalog.change-product", {
    product,
    name: "Green tea",
    barcodes: ["third"],
    photos: [PHOTO],
  });
  await shop.syncAll();
  await shop.syncAll();
  for (const device of [shop.office, ...shop.tills])
    expect(device.view().doc("product", product)?.fields).toMatchObject({
      name: "Green tea",
      price: 200,
      barcodes: ["second", "third"],
      photos: [PHOTO],
    });
});

test("[CATALOG-4] nothing changed, nothing written", async () => {
  const { office, addProduct } = await testShop();
  const product = await addProduct({ name: "Tea", price: 100 });
  const before = office.replica().arrived();
  await office.must("catalog.change-product", { product, name: "Tea", price: 100, barcodes: [] });
  expect(office.replica().arrived()).toBe(before);
});

test("[CATALOG-3] a new cost alone touches only the office", async () => {
  const { office, addProduct } = await testShop();
  const product = await addProduct({ cost: 10 });
  await office.must("catalog.change-product", { product, cost: 20 });
  expect(office.view().doc("cost", product)?.fields).toEqual({ cost: 20 });
});

test("[CATALOG-4] the unit can change until stock has moved", async () => {
  const { office, addProduct, branch } = await testShop();
  const product = await addProduct();
  await office.must("catalog.change-product", { product, unit: "kg" });
  await office.must("stock.receive", { branch, lines: [{ product, quantity: 500 }] });
  await office.must("catalog.change-product", { product, unit: "kg", price: 5 });
  expect(await office.run("catalog.change-product", { product, unit: "pcs" })).toEqual({
    ok: false,
    error: { type: "UnitFixed", field: "unit", unit: "kg" },
  });
});

test.each([
  [{ product: "p9" }, { type: "UnknownProduct", product: "p9" }],
  [{ sku: "S-1" }, { type: "DuplicateSku", name: "Other" }],
  [{ barcodes: ["one"] }, { type: "DuplicateBarcode", name: "Other" }],
  [{ category: "c9" }, { type: "UnknownCategory" }],
  [{ price: -1 }, { type: "BadArgs", field: "price" }],
  [{ deleted: true }, { type: "BadArgs" }],
])("[CATALOG-2] %j is refused: %j", async (over, error) => {
  const { office, addProduct } = await testShop();
  await addProduct({ name: "Other", sku: "S-1", barcodes: ["one"] });
  const product = await addProduct();
  expect(await office.run("catalog.change-product", { product, ...over } as never)).toMatchObject({
    ok: false,
    error,
  });
});
