import { expect, test } from "vitest";
import { type TestShop, testShop } from "../../testing/shop.ts";
import { stockCounter } from "./item.ts";
import { type Sharer, shareOut } from "./share-out.ts";

const rights = (shop: TestShop, product: string) =>
  shop.tills.map((till) => till.view().counter(stockCounter(shop.branch, product)).rights);

const shareAt = async (shop: TestShop, device: TestShop["office"], as: Sharer) => {
  await device.write(shareOut(device.state(), device.writer().holder, shop.branch, as));
  await shop.syncAll();
};

test("[STOCK-4] a till that opens late gets its share of what the first one holds", async () => {
  const shop = await testShop({ tills: 1 });
  const product = await shop.addProduct();
  await shop.syncAll();
  await shop.office.must("stock.receive", { branch: shop.branch, lines: [{ product, quantity: 9_000 }] });
  await shop.syncAll();
  await shareAt(shop, shop.office, "reserve");
  expect(rights(shop, product)).toEqual([9_000]);
  const late = await shop.addDevice("till", shop.branch, "T2");
  await shop.syncAll();
  await shareAt(shop, shop.till(), "till");
  expect(late.view().counter(stockCounter(shop.branch, product)).rights).toBe(4_000);
  expect(rights(shop, product)).toEqual([5_000]);
  expect(shareOut(shop.till().state(), shop.till().writer().holder, shop.branch, "till")).toEqual([]);
});

test("[STOCK-4] a device that does not sell hands out all it holds, in whole steps", async () => {
  const shop = await testShop({ tills: 3 });
  const [pieces, kilos] = [await shop.addProduct(), await shop.addProduct({ name: "Apples", unit: "kg" })];
  await shop.syncAll();
  // Received before any till is known, so that everything stays at the office.
  const lines = [
    { product: pieces, quantity: 11_000 },
    { product: kilos, quantity: 1_000 },
  ];
  await shop.office.must("stock.receive", { branch: shop.branch, lines });
  await shop.syncAll();
  await shareAt(shop, shop.office, "reserve");
  expect(rights(shop, pieces).reduce((sum, held) => sum + held, 0)).toBe(11_000);
  expect(rights(shop, kilos).reduce((sum, held) => sum + held, 0)).toBe(1_000);
  expect(Math.max(...rights(shop, pieces)) - Math.min(...rights(shop, pieces))).toBeLessThanOrEqual(2_000);
});

test("[STOCK-4] nothing is written where no other till is known", async () => {
  const shop = await testShop({ tills: 1 });
  const { holder } = shop.till().writer();
  expect(shareOut(shop.till().state(), holder, shop.branch, "till")).toEqual([]);
});
