import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange } from "../../../testing/shop.ts";
import { accountCounter, balanceOf } from "../accounts.ts";
import { ask, aTrade, cash } from "../testing/trade.ts";

const wallet = (amount: number, of: string) => ({ type: "wallet", amount, of });

test("[ACCOUNT-3] a top-up says what was taken for it, and gives what is in the wallet now", async () => {
  const { one, two, customer, syncAll } = await aTrade();
  expect(await one.must("account.top-up", { customer, amount: 50_000, tenders: cash(60_000) })).toEqual({
    balance: 50_000,
    change: 10_000,
    slip: "T1-1TEST-A1",
  });
  await syncAll();
  expect(balanceOf(two.view(), "wallet", customer)).toEqual({ value: 50_000, rights: 0 });
  const rows = await one.store.since(0, 1_000);
  expect(JSON.parse(rows.at(-1)?.text ?? "")).toMatchObject({
    kind: "account.added",
    body: {
      ...{ account: "wallet", owner: customer, name: "Aigerim", why: "top-up", change: 10_000, till: "T1" },
      tenders: [{ type: "cash", amount: 60_000, reference: "" }],
    },
  });
});

test.each([
  [{ amount: 0, tenders: cash(100) }, "BadArgs"],
  [{ amount: 100, tenders: [] }, "BadArgs"],
  [{ amount: 200, tenders: cash(100) }, "Underpaid"],
  [{ customer: "nobody", amount: 100, tenders: cash(100) }, "UnknownCustomer"],
])("[ACCOUNT-3] %j is refused: %s", async (args, type) => {
  const { one, customer } = await aTrade();
  expect(await one.run("account.top-up", { customer, ...args })).toMatchObject({ error: { type } });
});

test("[ACCOUNT-1, ACCOUNT-2] two tills apart never overdraw a wallet; in touch, whoever has the customer gets it all", async () => {
  const { one, two, customer, pay, syncAll } = await aTrade();
  await one.must("account.top-up", { customer, amount: 1_000, tenders: cash(1_000) });
  await syncAll();
  expect(await pay(two, wallet(700, customer))).toMatchObject({
    ...{ type: "NotEnoughMoney", account: "wallet", name: "Aigerim" },
    ...{ wanted: 700, held: 0, value: 1_000, missing: 700 },
  });
  expect(await pay(one, wallet(400, customer))).toBeNull();
  await exchange(one, two);
  await ask(two, one, accountCounter("wallet", customer), 600);
  expect(
    await pay(two, wallet(600, customer)),
    "all of it, though the first till spent of it too",
  ).toBeNull();
  expect(await pay(one, wallet(1, customer))).toMatchObject({ type: "NotEnoughMoney", held: 0 });
  await syncAll();
  expect(balanceOf(one.view(), "wallet", customer)).toEqual({ value: 0, rights: 0 });
});

test("[ACCOUNT-1] whatever two tills take in, pay out, ask for and hear, together they never spend what is not there", async () => {
  const step = fc.record({
    at: fc.constantFrom(0, 1),
    act: fc.constantFrom("top-up", "pay", "pay", "ask", "meet"),
    amount: fc.integer({ min: 1, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { one, two, customer, pay, syncAll } = await aTrade();
      const counter = accountCounter("wallet", customer);
      let [put, taken] = [0, 0];
      for (const { at, act, amount } of steps) {
        const [till, other] = at === 0 ? [one, two] : [two, one];
        if (act === "meet") await exchange(one, two);
        if (act === "ask") await ask(till, other, counter, amount);
        if (act === "top-up") {
          await till.must("account.top-up", { customer, amount, tenders: cash(amount) });
          put += amount;
        }
        if (act === "pay" && (await pay(till, wallet(amount, customer))) === null) taken += amount;
        expect(taken).toBeLessThanOrEqual(put);
      }
      await syncAll();
      expect(balanceOf(one.view(), "wallet", customer).value).toBe(put - taken);
      const [mine, theirs] = [one, two].map((till) => balanceOf(till.view(), "wallet", customer).rights);
      expect((mine ?? 0) + (theirs ?? 0)).toBe(put - taken);
      expect(one.view().counter(counter).shortage).toBe(0);
    }),
    { numRuns: 15 },
  );
});
