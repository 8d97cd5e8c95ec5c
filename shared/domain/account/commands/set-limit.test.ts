import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange } from "../../../testing/shop.ts";
import { accountCounter, creditOf } from "../accounts.ts";
import { ask, aTrade } from "../testing/trade.ts";

const credit = (amount: number, of: string) => ({ type: "credit", amount, of });

const withLimit = async (limit: number) => {
  const trade = await aTrade();
  const manager = await trade.person("manager");
  for (const till of [trade.one, trade.two]) till.approve(manager);
  await trade.one.must("customer.set-limit", { customer: trade.customer, limit });
  await trade.syncAll();
  return { ...trade, manager };
};

test("[ACCOUNT-4] a seller gives credit on a manager's word only", async () => {
  const { one, two, customer, person, syncAll } = await aTrade();
  const args = { customer, limit: 1_000 };
  expect(await one.run("customer.set-limit", args)).toMatchObject({ error: { type: "NotAllowed" } });
  one.approve(await person("manager"));
  await one.must("customer.set-limit", args);
  await syncAll();
  expect(creditOf(two.view(), customer)).toEqual({ limit: 1_000, owed: 0, left: 1_000, rights: 0 });
  expect(await one.run("customer.set-limit", { customer: "nobody", limit: 1 })).toMatchObject({
    error: { type: "UnknownCustomer" },
  });
});

test("[ACCOUNT-4] the limit never falls below what is owed, nor below what another till may lend", async () => {
  const { one, two, customer, pay } = await withLimit(1_000);
  await pay(one, credit(300, customer));
  expect(await one.run("customer.set-limit", { customer, limit: 200 })).toMatchObject({
    error: { type: "NotEnoughMoney", account: "credit", wanted: 800, held: 700, missing: 100 },
  });
  await ask(two, one, accountCounter("credit", customer), 500);
  expect(await one.run("customer.set-limit", { customer, limit: 300 })).toMatchObject({
    error: { held: 200, missing: 500 },
  });
  await one.must("customer.set-limit", { customer, limit: 800 });
  expect(creditOf(one.view(), customer)).toEqual({ limit: 800, owed: 300, left: 500, rights: 0 });
});

test("[ACCOUNT-4] limits changed apart add up, and the books agree", async () => {
  const { one, two, customer, syncAll } = await withLimit(1_000);
  await one.must("customer.set-limit", { customer, limit: 700 });
  await two.must("customer.set-limit", { customer, limit: 1_500 });
  await syncAll();
  expect(creditOf(one.view(), customer)).toMatchObject({ limit: 1_200, owed: 0, left: 1_200 });
  const before = one.replica().arrived();
  await one.must("customer.set-limit", { customer, limit: 1_200 });
  expect(one.replica().arrived(), "nothing changed, nothing written").toBe(before);
});

test("[ACCOUNT-1, ACCOUNT-4] whatever is lent by two tills, apart or in touch, is within the limit", async () => {
  const step = fc.record({
    at: fc.constantFrom(0, 1),
    act: fc.constantFrom("sell", "sell", "ask", "meet", "limit"),
    amount: fc.integer({ min: 1, max: 600 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { one, two, customer, pay, syncAll } = await withLimit(1_000);
      let lent = 0;
      for (const { at, act, amount } of steps) {
        const [till, other] = at === 0 ? [one, two] : [two, one];
        if (act === "meet") await exchange(one, two);
        if (act === "ask") await ask(till, other, accountCounter("credit", customer), amount);
        if (act === "limit") await till.run("customer.set-limit", { customer, limit: amount });
        if (act === "sell" && (await pay(till, credit(amount, customer))) === null) lent += amount;
      }
      await syncAll();
      const { limit, owed, left } = creditOf(one.view(), customer);
      expect([owed, left]).toEqual([lent, limit - lent]);
      expect(left).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 15 },
  );
});

test("[ACCOUNT-2] a limit given on a phone may be lent by a till at once, the phone switched off", async () => {
  const { one, two, customer, owner, addDevice, syncAll, pay } = await aTrade();
  const phone = await addDevice("phone", null);
  phone.signIn(owner);
  await syncAll();
  await phone.must("customer.set-limit", { customer, limit: 900 });
  await phone.must("account.adjust", { account: "wallet", owner: customer, amount: 500, reason: "moved" });
  await syncAll();
  expect(await pay(one, credit(900, customer), { type: "wallet", amount: 500, of: customer })).toBeNull();
  expect(creditOf(two.view(), customer)).toMatchObject({ limit: 900, rights: 0 });
});
