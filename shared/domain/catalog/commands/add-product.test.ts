import { expect, test } from "vitest";
import { aProduct, testShop } from "../../../testing/shop.ts";

test("[CATALOG-1, CATALOG-3] a product reaches every till, its cost only the office", async () => {
  const { office, till, syncAll } = await testShop();
  const { product } = await office.must("catalog.add-product", {
    ...aProduct({ name: "Sugar", price: 52_000, cost: 40_000, barcodes: ["036000291452"], sku: "S-1" }),
    unit: "kg",
  });
  await syncAll();
  expect(till().view().doc("product", product)?.fields).toEqual({
    name: "Sugar",
    sku: "S-1",
    unit: "kg",
    price: 52_000,
    tax: 1_200,
    category: null,
    min: 0,
    tracking: "none",
    policy: "strict",
    barcodes: ["0036000291452"],
  });
  expect(till().view().find("product", "barcodes", "0036000291452")).toEqual([product]);
  expect(office.view().doc("cost", product)?.fields).toEqual({ cost: 40_000 });
  expect(till().view().doc("cost", product)).toBeUndefined();
});

test.each([
  [{ barcodes: ["036000291452"] }, { type: "DuplicateBarcode", field: "barcodes", name: "First" }],
  [{ barcodes: ["036000291453"] }, { type: "BadBarcode", field: "barcodes" }],
  [{ sku: "S-1" }, { type: "DuplicateSku", field: "sku", name: "First" }],
  [{ category: "c9" }, { type: "UnknownCategory", field: "category", category: "c9" }],
  [{ price: -5 }, { type: "BadArgs", field: "price" }],
  [{ price: 1.5 }, { type: "BadArgs", field: "price" }],
  [{ name: "x".repeat(10_000_000) }, { type: "BadArgs", field: "name" }],
])("[CATALOG-2] %j is refused: %j", async (over, error) => {
  const { office, addProduct } = await testShop();
  await addProduct({ name: "First", barcodes: ["0036000291452"], sku: "S-1" });
  expect(await office.run("catalog.add-product", aProduct(over))).toMatchObject({ ok: false, error });
});

test("[ACCESS-1] a seller may not; a manager at a till may", async () => {
  const { till, person } = await testShop();
  expect(await till().run("catalog.add-product", aProduct())).toMatchObject({
    error: { type: "NotAllowed", permission: "catalog.edit" },
  });
  till().signIn(await person("manager", ["b1"]));
  expect((await till().run("catalog.add-product", aProduct({ cost: 5 }))).ok).toBe(true);
});
