import { expect, test } from "vitest";
import type { BarcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import { productsByBarcode } from "../../../shared/domain/catalog/product.ts";
import { aTill, linesOf, MILK, paidOf, payExactly } from "../../testing/a-till.ts";
import { createNewProduct } from "./new-product-model.ts";

const CODE = "4870009999997";

const aNewOne = async (role: string) => {
  const made = await aTill();
  made.shop.signIn(await made.world.person(role));
  made.till.scanning.scan(MILK);
  made.till.scanning.scan(CODE);
  const terms = made.till.terms.value;
  if (terms === undefined) throw new Error("No terms");
  const model = createNewProduct({ shop: made.shop, sale: made.till.sale, terms, code: CODE });
  return { ...made, model };
};

test("goods nobody knew are added, and sold with the rest at once", async () => {
  const { till, shop, model } = await aNewOne("manager");
  model.set({ name: " Kurt ", price: "250" });
  expect(await model.submit()).toBe(true);
  expect(linesOf(till)).toEqual(["1 Milk", "1 Kurt"]);
  expect(till.sale.notices.value).toEqual([]);
  await payExactly(till);
  expect(paidOf(till).sale).toMatchObject({ total: 77_000, lines: [{}, { name: "Kurt", barcode: CODE }] });
  expect(productsByBarcode(shop.view, CODE as BarcodeKey)).toMatchObject([
    { name: "Kurt", policy: "flexible" },
  ]);
});

test.each([
  ["", "250", ["name"]],
  ["Kurt", "", ["price"]],
  ["Kurt", "0", ["price"]],
  [" ", "abc", ["name", "price"]],
])("name %j and price %j: %j is missing, and the sale stays", async (name, price, faults) => {
  const { till, model } = await aNewOne("manager");
  model.set({ name, price });
  expect([await model.submit(), model.faults.value]).toEqual([false, faults]);
  expect(linesOf(till)).toEqual(["1 Milk"]);
});

test("whoever may not is refused by name, and the sale stays", async () => {
  const { till, model } = await aNewOne("seller");
  model.set({ name: "Kurt", price: "250" });
  expect([await model.submit(), model.error.value?.type]).toEqual([false, "NotAllowed"]);
  expect(linesOf(till)).toEqual(["1 Milk"]);
});
