import { expect, test } from "vitest";
import { exchange } from "../../testing/shop.ts";
import { accountCounter, balanceOf, creditOf } from "./accounts.ts";
import { ask, aTrade, cash } from "./testing/trade.ts";

/** Two tills of a shop that gives one point in a hundred; both have tea at 100.00 to sell. */
const aSelling = async () => {
  const trade = await aTrade();
  const { office, one, two, owner, customer, addProduct, syncAll, person } = trade;
  await office.must("access.change-settings", { pointsPerHundred: 100 });
  const tea = await addProduct({ policy: "flexible" });
  await syncAll();
  one.approve(await person("manager"));
  await one.must("customer.set-limit", { customer, limit: 15_000 });
  await one.must("account.top-up", { customer, amount: 25_000, tenders: cash(25_000) });
  await syncAll();
  two.signIn(owner);
  const sell = (
    till: typeof one,
    quantity: number,
    tenders: readonly { type: string; amount: number; of?: string }[],
  ) =>
    till.run("sale.complete", {
      lines: [{ product: tea, quantity: quantity * 1_000 }],
      customer,
      tenders: tenders as never,
    });
  return { ...trade, sell };
};

test("[ACCOUNT-1, ACCOUNT-6] a sale takes from wallet and credit, and gives points, all in one step", async () => {
  const { one, customer, sell, syncAll, two } = await aSelling();
  const tenders = [
    { type: "wallet", amount: 12_000 },
    { type: "credit", amount: 8_000 },
  ];
  expect(await sell(one, 2, tenders)).toMatchObject({ ok: true });
  await syncAll();
  const left = (account: "wallet" | "points") => balanceOf(two.view(), account, customer).value;
  expect([left("wallet"), creditOf(two.view(), customer).owed, left("points")]).toEqual([13_000, 8_000, 2]);
  expect(two.state().attention.size).toBe(0);
});

test("[ACCOUNT-1] a sale that the wallet cannot pay leaves nothing behind: no receipt, no goods gone, no points", async () => {
  const { one, two, customer, sell } = await aSelling();
  const before = [two.replica().arrived(), two.replica().written("sale.completed")];
  expect(await sell(two, 1, [{ type: "wallet", amount: 10_000 }])).toMatchObject({
    error: { type: "NotEnoughMoney", account: "wallet", held: 0, value: 25_000, missing: 10_000 },
  });
  expect([two.replica().arrived(), two.replica().written("sale.completed")]).toEqual(before);
  await ask(two, one, accountCounter("wallet", customer), 10_000);
  expect(await sell(two, 1, [{ type: "wallet", amount: 10_000 }])).toMatchObject({ ok: true });
});

test("[ACCOUNT-1, ACCOUNT-4] two tills apart sell on one wallet and one limit, and together no more than there is", async () => {
  const { one, two, customer, sell, syncAll } = await aSelling();
  await ask(two, one, accountCounter("credit", customer), 5_000);
  const sold = async (till: typeof one, type: string): Promise<number> => {
    let count = 0;
    while ((await sell(till, 1, [{ type, amount: 10_000 }])).ok) count++;
    return count;
  };
  expect([await sold(one, "wallet"), await sold(two, "wallet")]).toEqual([2, 0]);
  expect([await sold(one, "credit"), await sold(two, "credit")]).toEqual([1, 0]);
  await exchange(one, two);
  await ask(one, two, accountCounter("credit", customer), 5_000);
  expect(creditOf(one.view(), customer)).toMatchObject({ owed: 10_000, left: 5_000, rights: 5_000 });
  await syncAll();
  expect(balanceOf(two.view(), "wallet", customer).value).toBe(5_000);
});
