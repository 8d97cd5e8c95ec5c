import { expect, test } from "vitest";
import { back, soldShop } from "../testing/sold.ts";

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
