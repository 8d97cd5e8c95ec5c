import { expect, test } from "vitest";
import { aProduct, testShop } from "../../shared/testing/shop.ts";
import { productsOfCode, readCode } from "./read-code.ts";

const CASE = "14870001000018";

const aShop = async () => {
  const { office } = await testShop();
  const add = async (over: Parameters<typeof aProduct>[0]) =>
    (await office.must("catalog.add-product", aProduct(over))).product;
  return { office, shop: { view: office.view() }, add };
};

test("[SCAN-1] a pack says how many, a package its lot, a label of the scales its weight", async () => {
  const { shop, add } = await aShop();
  await add({ name: "Tea", packs: [{ barcode: CASE, quantity: 12_000 }] });
  await add({ name: "Cheese", unit: "kg", sku: "42" });
  expect(readCode(shop, CASE)).toMatchObject({ quantity: 12_000 });
  expect(readCode(shop, `]C101${CASE}10L7`)).toMatchObject({ quantity: 12_000, lot: "L7" });
  expect(readCode(shop, "2100042002500")).toMatchObject({ products: [{ name: "Cheese" }], quantity: 250 });
});

test("of goods in the range and goods taken out of it, those in the range", async () => {
  const { office, shop, add } = await aShop();
  const old = await add({ name: "Old", barcodes: ["x1"] });
  await office.must("catalog.archive-product", { product: old });
  expect(productsOfCode(shop, "x1").products).toMatchObject([{ id: old }]);
  expect(productsOfCode(shop, "x2")).toMatchObject({ products: [], code: "x2" });
  expect(productsOfCode(shop, `]C101${CASE}10L7`)).toMatchObject({ products: [], code: CASE });
  const tea = await add({ name: "Tea", sku: "x2" });
  expect(productsOfCode(shop, "x2").products).toMatchObject([{ id: tea }]);
});
