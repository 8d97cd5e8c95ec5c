import { expect, test } from "vitest";
import { lineCounter } from "../../shared/domain/refund/refund-counters.ts";
import { soldShop } from "../../shared/domain/refund/testing/sold.ts";
import { stockCounter } from "../../shared/domain/stock/item.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createGiving } from "./giving.ts";

const aTrade = async (used = 0) => {
  const shop = await testShop({ tills: 1 });
  const product = await shop.addProduct();
  await shop.syncAll();
  const giver = shop.till();
  giver.signIn(shop.owner);
  await giver.must("stock.receive", { lines: [{ product, quantity: 8_000 }] });
  const asker = await shop.addDevice("till", shop.branch, "T2");
  await shop.syncAll();
  const counter = stockCounter(shop.branch, product);
  const reported: unknown[] = [];
  const replica = { ...giver.replica(), writer: giver.writer };
  const give = createGiving({
    replica,
    store: giver.store,
    demandOf: () => used,
    report: (error) => reported.push(error),
  });
  return { shop, giver, asker, counter, give, reported, replica };
};

test("[RIGHTS-2] a peer that asks finds its rights in the giver's log when it is answered", async () => {
  const { shop, asker, counter, give, reported } = await aTrade();
  await give([{ counter, amount: 3_000 }], asker.certificate);
  await shop.syncAll();
  expect(asker.view().counter(counter).rights).toBe(3_000);
  expect(reported).toEqual([]);
});

test("[RIGHTS-2] a till that sells the same keeps half; one that may not write gives nothing", async () => {
  const { shop, giver, asker, counter, give, replica } = await aTrade(1);
  await give([{ counter, amount: 8_000 }], asker.certificate);
  await shop.syncAll();
  expect(asker.view().counter(counter).rights).toBe(4_000);
  const reading = createGiving({
    replica: { ...replica, writer: () => null },
    store: giver.store,
    demandOf: () => 0,
    report: () => undefined,
  });
  await reading([{ counter, amount: 1_000 }], asker.certificate);
  await shop.syncAll();
  expect(asker.view().counter(counter).rights).toBe(4_000);
});

test("[REFUND-2] a till asked for the right to refund its sale opens it first, once, and gives what is asked for", async () => {
  const shop = await soldShop();
  const [seller, asker] = [shop.till(0), shop.till(1)];
  await shop.sell(seller, 1_000);
  const sale = await shop.sell(seller, 3_000);
  const reported: unknown[] = [];
  const give = createGiving({
    replica: { ...seller.replica(), writer: seller.writer },
    store: seller.store,
    demandOf: () => 1,
    report: (error) => reported.push(error),
  });
  const counter = lineCounter(sale.body, 0);
  await give([{ counter, amount: 2_000 }], asker.certificate);
  await give([{ counter, amount: 1_000 }], asker.certificate);
  await shop.syncAll();
  expect(asker.view().counter(counter)).toMatchObject({ value: 3_000, rights: 3_000 });
  const lines = [{ line: 0, quantity: 3_000 }];
  expect(await asker.run("sale.refund", { sale, lines, reason: "defect" })).toMatchObject({ ok: true });
  await give([{ counter, amount: 1_000 }], asker.certificate);
  expect(await seller.run("sale.refund", { sale, lines, reason: "defect" })).toMatchObject({ ok: false });
  expect(reported).toEqual([]);
});

test("[REFUND-2] nobody is given the right to refund what another sold, or a sale that is not there", async () => {
  const shop = await soldShop();
  const [seller, other] = [shop.till(0), shop.till(1)];
  const sale = await shop.sell(seller, 3_000);
  await shop.syncAll();
  const give = createGiving({
    replica: { ...other.replica(), writer: other.writer },
    store: other.store,
    demandOf: () => 0,
    report: () => undefined,
  });
  const counters = [lineCounter(sale.body, 0), lineCounter({ ...sale.body, number: "T1-9ABCD-0099" }, 0)];
  const written = other.replica().arrived();
  for (const counter of counters) await give([{ counter, amount: 1_000 }], seller.certificate);
  expect(other.replica().arrived()).toBe(written);
});
