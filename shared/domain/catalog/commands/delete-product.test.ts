import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("[CATALOG-6] a slip of the pen is deleted, its barcode free again", async () => {
  const { office, addProduct } = await testShop();
  const product = await addProduct({ barcodes: ["code"] });
  await office.must("catalog.delete-product", { product });
  expect(office.view().find("product", "barcodes", "code")).toEqual([]);
  expect((await addProduct({ barcodes: ["code"] })) === product).toBe(false);
  expect(await office.run("catalog.delete-product", { product })).toMatchObject({
    error: { type: "UnknownProduct" },
  });
});

test("[CATALOG-6] what has moved, in whatever branch, is archived instead", async () => {
  const { office, addProduct, addBranch } = await testShop();
  const product = await addProduct({ name: "Tea" });
  const branch = await addBranch("b2");
  await office.must("stock.receive", { branch, lines: [{ product, quantity: 1_000 }] });
  await office.must("access.change-branch", { branch, open: false });
  expect(await office.run("catalog.delete-product", { product })).toEqual({
    ok: false,
    error: { type: "ProductMoved", product, name: "Tea" },
  });
});

test("[CATALOG-6] a till of one branch among several cannot know", async () => {
  const shop = await testShop();
  const [first, second] = [await shop.addProduct(), await shop.addProduct({ name: "Milk" })];
  await shop.syncAll();
  const till = shop.till();
  till.signIn(shop.owner);
  expect((await till.run("catalog.delete-product", { product: first })).ok).toBe(true);
  await shop.addBranch("b2");
  await shop.syncAll();
  expect(await till.run("catalog.delete-product", { product: second })).toMatchObject({
    error: { type: "BranchesUnseen", name: "Milk" },
  });
});
