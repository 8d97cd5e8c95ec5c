import { expect, test } from "vitest";
import { creditOf } from "../accounts.ts";
import { aTrade, cash } from "../testing/trade.ts";

const aDebt = async (owed = 125_037) => {
  const trade = await aTrade();
  trade.one.approve(await trade.person("manager"));
  await trade.one.must("customer.set-limit", { customer: trade.customer, limit: 200_000 });
  expect(await trade.pay(trade.one, { type: "credit", amount: owed, of: trade.customer })).toBeNull();
  await trade.syncAll();
  return trade;
};

test("[ACCOUNT-4] a debt may be paid at any till, in part, and then borrowed again", async () => {
  const { two, customer, syncAll, one, pay } = await aDebt();
  expect(await two.must("account.repay", { customer, amount: 100_000, tenders: cash(100_000) })).toEqual({
    owed: 25_037,
    change: 0,
    slip: "T2-1TEST-A1",
  });
  expect(await pay(two, { type: "credit", amount: 100_000, of: customer })).toBeNull();
  expect(await pay(two, { type: "credit", amount: 1, of: customer })).toMatchObject({ missing: 1 });
  await syncAll();
  expect(creditOf(one.view(), customer)).toEqual({
    ...{ limit: 200_000, owed: 125_037, left: 74_963, rights: 74_963 },
  });
});

test.each([
  [
    { amount: 125_038, tenders: [{ type: "card" as const, amount: 125_038 }] },
    { type: "OverDebt", owed: 125_037 },
  ],
  [{ amount: 1_000, tenders: cash(900) }, { type: "Underpaid" }],
  [{ customer: "nobody", amount: 1, tenders: cash(1) }, { type: "UnknownCustomer" }],
])("[ACCOUNT-4] %j is refused", async (args, error) => {
  const { one, customer } = await aDebt();
  expect(await one.run("account.repay", { customer, ...args })).toMatchObject({ error });
});

test("[ACCOUNT-4] taken by two tills apart, a debt shows as owed below zero, and may be bought for", async () => {
  const { one, two, customer, syncAll, pay } = await aDebt(50_000);
  for (const till of [one, two])
    await till.must("account.repay", { customer, amount: 50_000, tenders: cash(50_000) });
  await syncAll();
  expect(creditOf(one.view(), customer)).toMatchObject({ owed: -50_000, left: 250_000, limit: 200_000 });
  expect(await one.run("account.repay", { customer, amount: 1, tenders: cash(1) })).toMatchObject({
    error: { type: "OverDebt", owed: 0 },
  });
  expect(await pay(two, { type: "credit", amount: 50_000, of: customer })).toBeNull();
});
