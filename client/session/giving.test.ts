import { expect, test } from "vitest";
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
  const give = createGiving({ replica, demandOf: () => used, report: (error) => reported.push(error) });
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
  const { shop, asker, counter, give, replica } = await aTrade(1);
  await give([{ counter, amount: 8_000 }], asker.certificate);
  await shop.syncAll();
  expect(asker.view().counter(counter).rights).toBe(4_000);
  const reading = createGiving({
    replica: { ...replica, writer: () => null },
    demandOf: () => 0,
    report: () => undefined,
  });
  await reading([{ counter, amount: 1_000 }], asker.certificate);
  await shop.syncAll();
  expect(asker.view().counter(counter).rights).toBe(4_000);
});
