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
  const counted = (quantity: number, expected = 10_000) => ({
    lines: [{ product: tea, expected, counted: quantity }],
    reason: "stocktake",
  });
  const stock = () => till.view().counter(stockCounter(shop.branch, tea));
  return { ...shop, till, other: shop.till(1), tea, counted, stock };
};

test.each([
  { what: "as expected", counted: 10_000, after: { value: 10_000, shortage: 0, rights: 5_000 } },
  { what: "more", counted: 12_000, after: { value: 12_000, shortage: 0, rights: 7_000 } },
  { what: "less", counted: 6_000, after: { value: 6_000, shortage: 0, rights: 1_000 } },
])("[STOCK-7] $what than expected", async ({ counted, after }) => {
  const shop = await stockedShop();
  await shop.till.must("stock.count", shop.counted(counted));
  expect(shop.stock()).toEqual(after);
});

test("[STOCK-7] what was sold elsewhere during the count stays sold", async () => {
  const shop = await stockedShop();
  await shop.other.must("sale.complete", {
    lines: [{ product: shop.tea, quantity: 2_000 }],
    tenders: [{ type: "cash", amount: 200 }],
  });
  await shop.till.must("stock.count", shop.counted(9_000));
  await shop.syncAll();
  expect(shop.stock().value).toBe(7_000);
});

test("[STOCK-7] less than this device holds: a storeman is told, a manager overrides", async () => {
  const shop = await stockedShop();
  expect(await shop.till.run("stock.count", shop.counted(1_000))).toMatchObject({
    ok: false,
    error: { type: "NotEnough", lines: [{ name: "Tea", wanted: 9_000, held: 5_000, onHand: 10_000 }] },
  });
  shop.till.signIn(await shop.person("manager"));
  await shop.till.must("stock.count", shop.counted(1_000));
  expect(shop.stock()).toEqual({ value: 1_000, shortage: 4_000, rights: 0 });
});

test("[STOCK-1, STOCK-7] bad counts are refused by name", async () => {
  const shop = await stockedShop();
  const line = { product: shop.tea, expected: 0, counted: 1_000 };
  const run = (lines: unknown) => shop.till.run("stock.count", { lines, reason: "x" } as never);
  expect(await run([line, line])).toMatchObject({ error: { type: "CountedTwice", line: 2, name: "Tea" } });
  expect(await run([{ ...line, counted: 500 }])).toMatchObject({ error: { type: "BadQuantity", line: 1 } });
  expect(await run([{ ...line, product: "x" }])).toMatchObject({ error: { type: "UnknownProduct" } });
  expect(await run([{ ...line, counted: -1 }])).toMatchObject({ error: { type: "BadArgs" } });
  expect(await shop.till.run("stock.count", { lines: [line], reason: " " })).toMatchObject({
    error: { type: "BadArgs", field: "reason" },
  });
});

test("[STOCK-1] the last of an archived product can be counted away", async () => {
  const shop = await stockedShop();
  await shop.office.must("catalog.archive-product", { product: shop.tea });
  await shop.syncAll();
  shop.till.signIn(shop.owner);
  await shop.till.must("stock.count", shop.counted(5_000));
  expect(shop.stock().value).toBe(5_000);
});

test("[STOCK-10] a count pays off what was sold beyond rights, as far as this device holds it", async () => {
  const shop = await stockedShop();
  shop.other.signIn(await shop.person("manager"));
  await shop.other.must("sale.complete", {
    lines: [{ product: shop.tea, quantity: 7_000 }],
    tenders: [{ type: "cash", amount: 700 }],
    override: { reason: "on the shelf" },
  });
  await shop.syncAll();
  expect(shop.stock()).toEqual({ value: 3_000, shortage: 2_000, rights: 5_000 });
  await shop.till.must("stock.count", shop.counted(3_000, 3_000));
  expect(shop.stock()).toEqual({ value: 3_000, shortage: 0, rights: 3_000 });
});

test("[STOCK-5, STOCK-7] a storeman counts beyond what the device holds when a manager lends the right, who is named", async () => {
  const shop = await stockedShop();
  const manager = await shop.person("manager");
  shop.till.approve(manager);
  await shop.till.must("stock.count", shop.counted(1_000));
  expect(shop.stock()).toEqual({ value: 1_000, shortage: 4_000, rights: 0 });
  await shop.syncAll();
  expect(shop.office.view().counter(stockCounter(shop.branch, shop.tea)).value).toBe(1_000);
  expect([...shop.office.state().attention.values()]).toEqual([]);
});
