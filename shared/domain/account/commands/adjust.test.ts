import { expect, test } from "vitest";
import { balanceOf } from "../accounts.ts";
import { aTrade } from "../testing/trade.ts";

const byOwner = async () => {
  const trade = await aTrade();
  trade.one.signIn(trade.owner);
  const adjust = (amount: number, over: object = {}) =>
    trade.one.run("account.adjust", {
      ...{ account: "points", owner: trade.customer, amount, reason: "thanks" },
      ...over,
    });
  return { ...trade, adjust };
};

test("[ACCOUNT-8] an owner gives and takes with a reason, and other replicas believe it", async () => {
  const { adjust, two, customer, syncAll } = await byOwner();
  expect(await adjust(50)).toMatchObject({ value: { balance: 50 } });
  expect(await adjust(-20)).toMatchObject({ value: { balance: 30 } });
  await syncAll();
  expect(balanceOf(two.view(), "points", customer).value).toBe(30);
});

test.each([
  [-1, {}, { type: "NotEnoughMoney", missing: 1 }],
  [0, {}, { type: "BadArgs" }],
  [5, { reason: " " }, { type: "BadArgs" }],
  [5, { owner: "nobody" }, { type: "UnknownCustomer" }],
  [5, { account: "gift", owner: "abcd" }, { type: "UnknownGift", code: "abcd" }],
])("[ACCOUNT-8] %i with %j is refused", async (amount, over, error) => {
  const { adjust } = await byOwner();
  expect(await adjust(amount, over)).toMatchObject({ ok: false, error });
});

test("[ACCOUNT-8] a manager may not", async () => {
  const { adjust, one, person } = await byOwner();
  one.signIn(await person("manager"));
  expect(await adjust(5)).toMatchObject({ error: { type: "NotAllowed" } });
});
