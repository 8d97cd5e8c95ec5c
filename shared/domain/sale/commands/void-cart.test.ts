import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { stockCounter } from "../../stock/item.ts";

test("[SALE-4] a cart given up is on record and moves nothing", async () => {
  const shop = await testShop();
  const tea = await shop.addProduct({ name: "Tea", price: 45_000 });
  await shop.office.must("catalog.archive-product", { product: tea });
  await shop.syncAll();
  const till = shop.till();
  const before = till.replica().arrived();
  expect(
    await till.must("sale.void-cart", { lines: [{ product: tea, quantity: 2_000 }], reason: "no money" }),
  ).toEqual({ total: 90_000 });
  const rows = await till.store.since(before, 10);
  expect(JSON.parse(rows.at(-1)?.text ?? "{}")).toMatchObject({
    kind: "cart.voided",
    effects: [],
    patches: [],
    body: {
      branch: "b1",
      till: "T1",
      lines: [{ product: tea, name: "Tea", quantity: 2_000, price: 45_000, total: 90_000 }],
      total: 90_000,
      reason: "no money",
    },
  });
  expect(till.view().moved(stockCounter(shop.branch, tea))).toBe(false);
});

test("[SALE-4] an empty cart is nothing to give up; it takes a till and a seller", async () => {
  const shop = await testShop();
  const lines = [{ product: await shop.addProduct(), quantity: 1_000 }];
  await shop.syncAll();
  expect(await shop.till().run("sale.void-cart", { lines: [] })).toMatchObject({
    error: { type: "EmptySale" },
  });
  expect(await shop.office.run("sale.void-cart", { lines })).toMatchObject({ error: { type: "NotATill" } });
  shop.till().signIn(await shop.person("viewer"));
  expect(await shop.till().run("sale.void-cart", { lines })).toMatchObject({
    error: { type: "NotAllowed" },
  });
});
