import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";

test("[CATALOG-5] a product leaves the range and comes back, its codes stay its own", async () => {
  const { office, addProduct } = await testShop();
  const product = await addProduct({ name: "Tea", barcodes: ["code"] });
  const archived = () => office.view().doc("product", product)?.fields.archived;
  await office.must("catalog.archive-product", { product });
  expect(archived()).toBe(true);
  expect(office.view().find("product", "barcodes", "code")).toEqual([product]);
  const before = office.replica().arrived();
  await office.must("catalog.archive-product", { product });
  expect(office.replica().arrived()).toBe(before);
  await office.must("catalog.archive-product", { product, archived: false });
  expect(archived()).toBe(false);
  expect(await office.run("catalog.archive-product", { product: "p9" })).toMatchObject({
    error: { type: "UnknownProduct" },
  });
});
