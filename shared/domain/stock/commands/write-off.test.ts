import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { stockCounter } from "../item.ts";

/** Two tills with five of a product each; a storeman at the first. */
const stockedShop = async () => {
  const shop = await testShop({ tills: 2 });
  const tea = await shop.addProduct({ name: "Tea", price: 100 });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(shop.owner);
  await till.must("stock.receive", { lines: [{ product: tea, quantity: 10_000 }] });
  await shop.syncAll();
  till.signIn(await shop.person("operator"));
  const away = (quantity: number, over: { shortage?: boolean } = {}) => ({
    lines: [{ product: tea, quantity }],
    reason: "broken",
    ...over,
  });
  const stock = () => till.view().counter(stockCounter(shop.branch, tea));
  return { ...shop, till, other: shop.till(1), tea, away, stock };
};

test("[STOCK-10] goods written off leave the shelf and this device's rights", async () => {
  const shop = await stockedShop();
  await shop.till.must("stock.write-off", shop.away(2_000));
  expect(shop.stock()).toEqual({ value: 8_000, shortage: 0, rights: 3_000 });
});

test("[STOCK-5, STOCK-10] more than this device holds: a storeman is told, a manager lends the right", async () => {
  const shop = await stockedShop();
  expect(await shop.till.run("stock.write-off", shop.away(6_000))).toMatchObject({
    error: { type: "NotEnough", lines: [{ name: "Tea", wanted: 6_000, held: 5_000, onHand: 10_000 }] },
  });
  shop.till.approve(await shop.person("manager"));
  await shop.till.must("stock.write-off", shop.away(6_000));
  expect(shop.stock()).toEqual({ value: 4_000, shortage: 1_000, rights: 0 });
});

test("[STOCK-10] a shortage is written off against what this device holds, and nothing more leaves the shelf", async () => {
  const shop = await stockedShop();
  expect(await shop.till.run("stock.write-off", shop.away(1_000, { shortage: true }))).toMatchObject({
    error: { type: "NoShortage", name: "Tea" },
  });
  shop.other.signIn(await shop.person("manager"));
  await shop.other.must("stock.write-off", shop.away(7_000));
  await shop.syncAll();
  expect(shop.stock()).toEqual({ value: 3_000, shortage: 2_000, rights: 5_000 });
  await shop.till.must("stock.write-off", shop.away(2_000, { shortage: true }));
  expect(shop.stock()).toEqual({ value: 3_000, shortage: 0, rights: 3_000 });
});

test("[STOCK-10] where a device can pay but a part of a shortage, the fact says which part, and the rest stays on the list", async () => {
  const shop = await stockedShop();
  shop.other.signIn(await shop.person("manager"));
  await shop.other.must("stock.write-off", shop.away(9_000));
  await shop.till.must("stock.write-off", shop.away(4_000));
  await shop.syncAll();
  expect(shop.stock()).toEqual({ value: -3_000, shortage: 4_000, rights: 1_000 });
  await shop.till.must("stock.write-off", shop.away(4_000, { shortage: true }));
  expect(shop.stock()).toEqual({ value: -3_000, shortage: 3_000, rights: 0 });
  const last = (await shop.till.store.since(0, 100)).at(-1);
  expect(JSON.parse(last?.text ?? "").body.lines).toEqual([{ product: shop.tea, quantity: 1_000 }]);
});

test("[STOCK-1, ACCESS-1] a cashier writes nothing off; unknown goods are named", async () => {
  const shop = await stockedShop();
  expect(
    await shop.till.run("stock.write-off", { lines: [{ product: "nope", quantity: 1_000 }], reason: "x" }),
  ).toMatchObject({ error: { type: "UnknownProduct", line: 1 } });
  shop.till.signIn(await shop.person("seller"));
  expect(await shop.till.run("stock.write-off", shop.away(1_000))).toMatchObject({
    error: { type: "NotAllowed", permission: "stock.write-off" },
  });
});
