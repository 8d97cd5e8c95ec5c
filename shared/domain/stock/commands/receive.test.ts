import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { stockCounter } from "../item.ts";

test("[STOCK-2, STOCK-3] goods are shared over the branch's tills, the rest stays", async () => {
  const shop = await testShop({ tills: 3 });
  const tea = await shop.addProduct();
  await shop.syncAll();
  const till = shop.till();
  till.signIn(shop.owner);
  await till.must("stock.receive", { lines: [{ product: tea, quantity: 11_000 }] });
  await shop.syncAll();
  const counter = stockCounter(shop.branch, tea);
  expect(shop.tills.map((each) => each.view().counter(counter))).toEqual([
    { value: 11_000, shortage: 0, rights: 5_000 },
    { value: 11_000, shortage: 0, rights: 3_000 },
    { value: 11_000, shortage: 0, rights: 3_000 },
  ]);
});

test("[STOCK-3] what the office receives for a branch goes to its tills, all of it", async () => {
  const shop = await testShop({ tills: 2 });
  const tea = await shop.addProduct();
  await shop.syncAll();
  await shop.office.must("stock.receive", {
    branch: shop.branch,
    lines: [{ product: tea, quantity: 5_000 }],
  });
  await shop.syncAll();
  const counter = stockCounter(shop.branch, tea);
  expect(shop.tills.map((till) => till.view().counter(counter).rights)).toEqual([3_000, 2_000]);
  expect(shop.office.view().counter(counter)).toEqual({ value: 5_000, shortage: 0, rights: 0 });
});

test("[STOCK-2] a shortage is paid off", async () => {
  const shop = await testShop();
  const bread = await shop.addProduct({ policy: "flexible", price: 100 });
  await shop.syncAll();
  const till = shop.till();
  await till.must("sale.complete", {
    lines: [{ product: bread, quantity: 4_000 }],
    tenders: [{ type: "cash", amount: 400 }],
  });
  const counter = stockCounter(shop.branch, bread);
  expect(till.view().counter(counter)).toEqual({ value: -4_000, shortage: 4_000, rights: 0 });
  till.signIn(shop.owner);
  await till.must("stock.receive", { lines: [{ product: bread, quantity: 10_000 }] });
  expect(till.view().counter(counter)).toEqual({ value: 6_000, shortage: 0, rights: 6_000 });
});

test("[STOCK-6] costs reach the office and no other till", async () => {
  const shop = await testShop({ tills: 2 });
  const tea = await shop.addProduct();
  await shop.syncAll();
  const warehouse = await shop.addDevice("warehouse", shop.branch);
  await warehouse.must("stock.receive", {
    lines: [{ product: tea, quantity: 1_000, cost: 700 }],
    reference: " INV 7 ",
  });
  await shop.syncAll();
  expect(shop.office.view().doc("cost", tea)?.fields).toEqual({ cost: 700 });
  expect(shop.till(1).view().doc("cost", tea)).toBeUndefined();
});

test("[STOCK-8] a receipt of many products for many tills becomes several entries that all fit", async () => {
  const shop = await testShop({ tills: 8 });
  const rows = Array.from({ length: 300 }, (_, i) => ({ line: i + 1, name: `Product ${i}`, price: 100 }));
  await shop.office.must("catalog.import", { rows });
  await shop.syncAll();
  const products = [...(shop.office.state().docs.get("product")?.keys() ?? [])];
  const till = shop.till();
  till.signIn(shop.owner);
  const before = till.replica().arrived();
  await till.must("stock.receive", { lines: products.map((product) => ({ product, quantity: 16_000 })) });
  expect(till.replica().arrived() - before).toBeGreaterThan(2);
  await shop.syncAll();
  const held = products.map(
    (product) => shop.till(7).view().counter(stockCounter(shop.branch, product)).rights,
  );
  expect(new Set(held)).toEqual(new Set([2_000]));
});

test.each([
  [{ lines: [] }, { type: "BadArgs", field: "lines" }],
  [{ lines: [{ product: "tea", quantity: 0.5 }] }, { type: "BadArgs", field: "lines.0.quantity" }],
  [{ lines: [{ product: "tea", quantity: 1_000, cost: -1 }] }, { type: "BadArgs", field: "lines.0.cost" }],
  [{ lines: [{ product: "tea", quantity: 1_000 }] }, { type: "UnknownProduct", line: 1 }],
])("[STOCK-1] %j: %j", async (args, error) => {
  const shop = await testShop();
  shop.till().signIn(shop.owner);
  expect(await shop.till().run("stock.receive", args as never)).toMatchObject({ ok: false, error });
});

test("[ACCESS-4] nobody receives where they do not work, or nowhere", async () => {
  const shop = await testShop();
  const tea = await shop.addProduct();
  const lines = [{ product: tea, quantity: 1_000 }];
  expect(await shop.office.run("stock.receive", { lines })).toMatchObject({ error: { type: "NoBranch" } });
  shop.office.signIn(await shop.person("operator", ["b2"]));
  expect(await shop.office.run("stock.receive", { lines, branch: "b1" })).toMatchObject({
    error: { type: "NotInBranch", branch: "b1" },
  });
});
