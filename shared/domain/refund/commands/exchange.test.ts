import { expect, test } from "vitest";
import { back, findSale, soldShop } from "../testing/sold.ts";

const world = async () => {
  const shop = await soldShop();
  const till = shop.till();
  const sale = await shop.sell(till, 3_000);
  const swap = (lines: readonly { product: string; quantity: number }[], paid: readonly number[] = []) =>
    till.run("sale.exchange", {
      ...{ sale, lines: [back(0, 2_000)], reason: "wrong-item" },
      buys: { lines: [...lines], tenders: paid.map((amount) => ({ type: "cash" as const, amount })) },
    });
  return { shop, till, sale, swap };
};

const cashOf = (tenders: readonly { type: string; amount: number }[]) => tenders.map(({ amount }) => amount);

test("[REFUND-11] dearer goods: what comes back pays a part, the customer the rest", async () => {
  const { shop, sale, swap } = await world();
  const done = await swap([{ product: shop.bread, quantity: 5_000 }], [10_000]);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { refund, sale: bought } = done.value;
  expect(refund.number).toBe(sale.number.replace("0001", "0002"));
  expect(bought.number).toBe(sale.number.replace("0001", "0003"));
  expect(refund.refund).toMatchObject({ exchange: bought.number, total: 20_000 });
  expect(cashOf(bought.sale.tenders)).toEqual([20_000, 10_000]);
  expect(bought.sale).toMatchObject({ total: 25_000, change: 5_000 });
});

test("[REFUND-11] cheaper goods: what is over goes back", async () => {
  const { shop, swap } = await world();
  const done = await swap([{ product: shop.bread, quantity: 1_000 }]);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { refund, sale: bought } = done.value;
  expect(cashOf(bought.sale.tenders)).toEqual([5_000]);
  expect(bought.change).toBe(0);
  expect(cashOf(refund.refund.tenders)).toEqual([5_000, 15_000]);
  expect(refund.total).toBe(20_000);
});

test("[REFUND-11] both or neither: what cannot be sold takes nothing back", async () => {
  const { shop, till, swap } = await world();
  const written = till.replica().arrived();
  expect(await swap([{ product: "nothing", quantity: 1_000 }])).toMatchObject({
    error: { type: "UnknownProduct" },
  });
  expect(await swap([{ product: shop.bread, quantity: 5_000 }], [1_000])).toMatchObject({ ok: false });
  expect(till.replica().arrived()).toBe(written);
});

const paidBy = async (type: "card" | "points" | "cash") => {
  const shop = await soldShop();
  const till = shop.till();
  till.signIn(shop.owner);
  await shop.office.must("access.change-settings", { pointsPerHundred: 5_000 });
  const { customer } = await till.must("customer.save", { name: "Aigerim" });
  await shop.syncAll();
  const buy = (tea: number, tender: { type: "card" | "points" | "cash"; amount: number }) =>
    till.must("sale.complete", {
      customer,
      lines: [{ product: shop.tea, quantity: tea }],
      tenders: [tender],
    });
  await buy(50_000, { type: "cash", amount: 500_000 });
  const { number } = await buy(2_000, { type, amount: 20_000 });
  const sale = await findSale(till, number);
  const swap = (paid: readonly number[]) =>
    till.run("sale.exchange", {
      ...{ sale, lines: [back(0, 2_000)], reason: "wrong-item" },
      buys: {
        lines: [{ product: shop.bread, quantity: 1_000 }],
        tenders: paid.map((amount) => ({ type: "cash" as const, amount })),
      },
    });
  return { shop, till, swap };
};

test("[REFUND-11] cash nobody needed to pay comes back as it is; what the card paid too much goes back to the card", async () => {
  const { swap } = await paidBy("card");
  const done = await swap([1_000]);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  expect(done.value.sale).toMatchObject({ total: 5_000, change: 1_000 });
  expect(done.value.refund.refund.tenders).toMatchObject([
    { type: "cash", amount: 5_000 },
    { type: "card", amount: 15_000 },
  ]);
});

test("[REFUND-11] points pay for other goods only with a manager's word", async () => {
  const { shop, till, swap } = await paidBy("points");
  till.signIn(await shop.person("seller"));
  expect(await swap([])).toMatchObject({ error: { type: "WayNotAllowed", way: "cash" } });
  till.approve(await shop.person("manager"));
  const done = await swap([]);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  expect(done.value.refund.refund.approvals).toMatchObject([{ permission: "sale.refund-free" }]);
  expect([...till.state().attention.values()]).toEqual([]);
});
