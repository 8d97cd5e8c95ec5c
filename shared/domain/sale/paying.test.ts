import { expect, test } from "vitest";
import { testShop } from "../../testing/shop.ts";
import { balanceOf } from "../account/accounts.ts";

/** A till with tea at 100.00, a customer with 50.00 in the wallet, and points at 1 in 100. */
const open = async () => {
  const shop = await testShop();
  await shop.office.must("access.change-settings", { pointsPerHundred: 100 });
  const tea = await shop.addProduct({ policy: "flexible" });
  await shop.syncAll();
  const till = shop.till();
  const { customer } = await till.must("customer.save", { name: "Aigerim" });
  await till.must("account.top-up", { customer, amount: 5_000, tenders: [{ type: "cash", amount: 5_000 }] });
  const lines = [{ product: tea, quantity: 1_000 }];
  return { ...shop, mine: till, tea, customer, lines };
};
const cash = (amount: number) => ({ type: "cash" as const, amount });
const wallet = (amount: number, of = "") => ({ type: "wallet" as const, amount, of });

test("[SALE-6] a wallet pays its part; the customer is named and earns points, all in one write", async () => {
  const { mine, lines, customer } = await open();
  const sold = await mine.must("sale.complete", { lines, customer, tenders: [wallet(5_000), cash(5_000)] });
  expect(sold.sale).toMatchObject({
    customer: { id: customer, name: "Aigerim" },
    tenders: [{ type: "wallet", amount: 5_000, of: customer }, { type: "cash" }],
    points: 1,
  });
  expect(balanceOf(mine.view(), "wallet", customer)).toEqual({ value: 0, rights: 0 });
  expect(balanceOf(mine.view(), "points", customer).value).toBe(1);
});

test("[SALE-6] what cannot be paid is refused by name, and nothing of the sale is written", async () => {
  const { mine, lines, customer } = await open();
  const before = mine.replica().arrived();
  const refused = [
    [
      { customer, tenders: [wallet(10_000)] },
      { type: "NotEnoughMoney", missing: 5_000 },
    ],
    [{ tenders: [wallet(10_000)] }, { type: "NoAccountOwner" }],
    [{ customer: "nobody", tenders: [cash(10_000)] }, { type: "UnknownCustomer" }],
    [
      { tenders: [{ type: "card", amount: 10_000, of: "a1" }] },
      { type: "AttemptNotUsable", reason: "unknown" },
    ],
    [{ tenders: [{ type: "gift", amount: 10_000, of: "abcd" }] }, { type: "NotEnoughMoney" }],
  ] as const;
  for (const [args, error] of refused) {
    const done = await mine.run("sale.complete", { lines, ...args, tenders: [...args.tenders] });
    expect(done).toMatchObject({ ok: false, error });
  }
  expect(mine.replica().arrived()).toBe(before);
});

test("[PAYMENT-7] money at a terminal pays one sale, once", async () => {
  const { mine, lines } = await open();
  const { attempt } = await mine.must("payment.start", { type: "card", terminal: "Halyk", amount: 10_000 });
  const tenders = [{ type: "card" as const, amount: 10_000, of: attempt }];
  expect(await mine.run("sale.complete", { lines, tenders })).toMatchObject({ error: { reason: "unpaid" } });
  await mine.must("payment.end", { attempt, outcome: "paid" });
  expect((await mine.must("sale.complete", { lines, tenders })).sale.tenders).toMatchObject([
    { of: attempt },
  ]);
  expect(await mine.run("sale.complete", { lines, tenders })).toMatchObject({ error: { reason: "used" } });
});

test("[ACCOUNT-6] what points pay earns no points", async () => {
  const { mine, lines, customer, tea } = await open();
  const many = [{ product: tea, quantity: 100_000 }];
  await mine.must("sale.complete", { lines: many, customer, tenders: [cash(1_000_000)] });
  const points = { type: "points" as const, amount: 10_000 };
  const sold = await mine.must("sale.complete", { lines, customer, tenders: [points] });
  expect(sold.sale.points).toBeUndefined();
  expect(balanceOf(mine.view(), "points", customer).value).toBe(0);
});
