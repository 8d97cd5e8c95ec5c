import { expect, test } from "vitest";
import { accountCounter, creditOf } from "../../shared/domain/account/accounts.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createGiving } from "./giving.ts";
import { askingForMoney } from "./money-rights.ts";

/** A customer whose credit limit was given at the first till; a manager stands at the second. */
const aLimit = async () => {
  const shop = await testShop({ tills: 2 });
  const [one, two] = [shop.till(0), shop.till(1)];
  const manager = await shop.person("manager");
  for (const till of [one, two]) till.signIn(manager);
  const { customer } = await one.must("customer.save", { name: "Aigerim" });
  await one.must("customer.set-limit", { customer, limit: 1_000 });
  await shop.syncAll();
  const give = createGiving({
    replica: { ...one.replica(), writer: one.writer },
    store: one.store,
    demandOf: () => 1,
    report: (error) => {
      throw error;
    },
  });
  const asked: unknown[] = [];
  const askForRights = async (wants: Parameters<typeof give>[0], isInTouch = true) => {
    asked.push(...wants);
    if (!isInTouch) return;
    await give(wants, two.certificate);
    await shop.syncAll();
  };
  const lower = () => two.run("customer.set-limit", { customer, limit: 400 });
  return { two, customer, askForRights, asked, lower };
};

test("[ACCOUNT-2] what is missing here is asked for once, and then it goes through", async () => {
  const { two, customer, askForRights, asked, lower } = await aLimit();
  const done = await askingForMoney({ askForRights: (wants) => askForRights(wants) }, lower);
  expect(done).toMatchObject({ ok: true, value: { limit: 400 } });
  expect(asked).toEqual([{ counter: accountCounter("credit", customer), amount: 600 }]);
  expect(creditOf(two.view(), customer)).toMatchObject({ limit: 400, left: 400 });
});

test("[ACCOUNT-1] cut off, it is refused, and the error says that the rest is elsewhere", async () => {
  const { askForRights, asked, lower } = await aLimit();
  const done = await askingForMoney({ askForRights: (wants) => askForRights(wants, false) }, lower);
  expect(done).toMatchObject({ error: { type: "NotEnoughMoney", held: 0, value: 1_000, missing: 600 } });
  expect(asked).toHaveLength(1);
});

test("another refusal is not asked about", async () => {
  const { askForRights, asked } = await aLimit();
  const refused = { ok: false as const, error: { type: "NotAllowed" } };
  expect(await askingForMoney({ askForRights: (wants) => askForRights(wants) }, async () => refused)).toEqual(
    refused,
  );
  expect(asked).toEqual([]);
});

test("[ACCOUNT-2] a payment from two accounts asks about each of them once", async () => {
  const { askForRights, asked } = await aLimit();
  const short = (account: string) => ({
    ok: false as const,
    error: { type: "NotEnoughMoney", account, owner: "c1", missing: 5 },
  });
  const answers = [short("wallet"), short("points"), short("points")];
  const done = await askingForMoney({ askForRights: (wants) => askForRights(wants, false) }, async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error("Attempted once too often");
    return answer;
  });
  expect(done).toEqual(short("points"));
  expect(asked).toEqual([
    { counter: "wallet/c1", amount: 5 },
    { counter: "points/c1", amount: 5 },
  ]);
});
