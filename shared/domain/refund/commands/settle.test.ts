import { expect, test } from "vitest";
import { lineCounter, openedCounter } from "../refund-counters.ts";
import { back, soldShop } from "../testing/sold.ts";

const twice = async () => {
  const shop = await soldShop();
  const [first, second] = [shop.till(0), shop.till(1)];
  for (const till of [first, second]) till.signIn(shop.owner);
  const sale = await shop.sell(first, 3_000);
  await shop.syncAll();
  const refund = { sale, lines: [back(0, 3_000)], reason: "defect" as const };
  await first.must("sale.refund", refund);
  await second.must("sale.refund", { ...refund, override: { reason: "cut off" } });
  await shop.syncAll();
  return { shop, first, sale, counter: lineCounter(sale.body, 0) };
};

test("[REFUND-8] somebody stands for a line that came back twice, and it is over", async () => {
  const { shop, first, counter } = await twice();
  expect(first.view().counter(counter)).toMatchObject({ value: -3_000, shortage: 3_000 });
  await first.must("refund.settle", { counter, quantity: 1_000, reason: "talked to both" });
  expect(first.view().counter(counter)).toMatchObject({ value: -2_000, shortage: 2_000 });
  await first.must("refund.settle", { counter, quantity: 9_000, reason: "and the rest" });
  await shop.syncAll();
  for (const till of shop.tills)
    expect(till.view().counter(counter)).toMatchObject({ value: 0, shortage: 0, rights: 0 });
  expect(await first.run("refund.settle", { counter, quantity: 1_000, reason: "again" })).toMatchObject({
    error: { type: "NothingTwice" },
  });
});

test("[REFUND-8] not by a seller, and not what is no line", async () => {
  const { shop, first, sale, counter } = await twice();
  const settle = (name: string) =>
    first.run("refund.settle", { counter: name, quantity: 1_000, reason: "r" });
  expect(await settle(openedCounter(sale.body))).toMatchObject({ error: { type: "NothingTwice" } });
  first.signIn(await shop.person("seller"));
  expect(await settle(counter)).toMatchObject({ error: { type: "NotAllowed" } });
});

test("[REFUND-8] nothing is settled before the sale was opened, so that no more comes back than was sold", async () => {
  const shop = await soldShop();
  const [first, second] = [shop.till(0), shop.till(1)];
  for (const till of [first, second]) till.signIn(shop.owner);
  const sale = await shop.sell(first, 3_000);
  await shop.syncAll();
  const refund = (quantity: number) => ({ sale, lines: [back(0, quantity)], reason: "defect" as const });
  await second.must("sale.refund", { ...refund(1_000), override: { reason: "cut off" } });
  const counter = lineCounter(sale.body, 0);
  const settled = await second.run("refund.settle", { counter, quantity: 1_000, reason: "r" });
  expect(settled).toMatchObject({ error: { type: "NothingTwice" } });
  await shop.syncAll();
  expect(await first.run("sale.refund", refund(3_000))).toMatchObject({ error: { type: "AlreadyRefunded" } });
  expect(await first.run("sale.refund", refund(2_000))).toMatchObject({ ok: true });
});

test("[REFUND-8] settled at the till that sold, a sale not yet opened is opened, and what is left of it pays", async () => {
  const shop = await soldShop();
  const [first, second] = [shop.till(0), shop.till(1)];
  for (const till of [first, second]) till.signIn(shop.owner);
  const sale = await shop.sell(first, 3_000);
  const other = await shop.sell(first, 1_000);
  await shop.syncAll();
  const asked = { sale, lines: [back(0, 1_000)], reason: "defect" as const };
  await second.must("sale.refund", { ...asked, override: { reason: "cut off" } });
  await shop.syncAll();
  const counter = lineCounter(sale.body, 0);
  const settle = (till: typeof first, of: typeof sale) =>
    till.run("refund.settle", { counter, quantity: 1_000, reason: "heard of it", sale: of });
  expect(await settle(second, sale), "another till cannot").toMatchObject({
    error: { type: "NothingTwice" },
  });
  expect(await settle(first, other), "another sale").toMatchObject({ error: { type: "NothingTwice" } });
  expect(await settle(first, sale)).toMatchObject({ ok: true });
  await shop.syncAll();
  expect(second.view().counter(counter)).toMatchObject({ value: 2_000, shortage: 0 });
});
