import { expect, test } from "vitest";
import { accountCounter, creditOf } from "../../shared/domain/account/accounts.ts";
import { promoCounter } from "../../shared/domain/promo/read.ts";
import type { TestDevice } from "../../shared/testing/device.ts";
import { testShop } from "../../shared/testing/shop.ts";
import { createGiving } from "./giving.ts";
import { askingForMissing } from "./missing-rights.ts";

const now = () => 0;

const givingOf = (till: TestDevice) =>
  createGiving({
    replica: { ...till.replica(), writer: till.writer },
    store: till.store,
    demandOf: () => 1,
    report: (error) => {
      throw error;
    },
  });

/** A customer whose credit limit was given at the first till; a manager stands at the second. */
const aLimit = async () => {
  const shop = await testShop({ tills: 2 });
  const [one, two] = [shop.till(0), shop.till(1)];
  const manager = await shop.person("manager");
  for (const till of [one, two]) till.signIn(manager);
  const { customer } = await one.must("customer.save", { name: "Aigerim" });
  await one.must("customer.set-limit", { customer, limit: 1_000 });
  await shop.syncAll();
  const give = givingOf(one);
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
  const done = await askingForMissing({ askForRights: (wants) => askForRights(wants), now }, lower);
  expect(done).toMatchObject({ ok: true, value: { limit: 400 } });
  expect(asked).toEqual([{ counter: accountCounter("credit", customer), amount: 600 }]);
  expect(creditOf(two.view(), customer)).toMatchObject({ limit: 400, left: 400 });
});

test("[ACCOUNT-1] cut off, it is refused, and the error says that the rest is elsewhere", async () => {
  const { askForRights, asked, lower } = await aLimit();
  const done = await askingForMissing({ askForRights: (wants) => askForRights(wants, false), now }, lower);
  expect(done).toMatchObject({ error: { type: "NotEnoughMoney", held: 0, value: 1_000, missing: 600 } });
  expect(asked).toHaveLength(1);
});

test("another refusal is not asked about", async () => {
  const { askForRights, asked } = await aLimit();
  const refused = { ok: false as const, error: { type: "NotAllowed" } };
  expect(
    await askingForMissing({ askForRights: (wants) => askForRights(wants), now }, async () => refused),
  ).toEqual(refused);
  expect(asked).toEqual([]);
});

test("[ACCOUNT-2] a payment from two accounts asks about each of them once", async () => {
  const { askForRights, asked } = await aLimit();
  const short = (account: string) => ({
    ok: false as const,
    error: { type: "NotEnoughMoney", account, owner: "c1", missing: 5 },
  });
  const answers = [short("wallet"), short("points"), short("points")];
  const done = await askingForMissing(
    { askForRights: (wants) => askForRights(wants, false), now },
    async () => {
      const answer = answers.shift();
      if (answer === undefined) throw new Error("Attempted once too often");
      return answer;
    },
  );
  expect(done).toEqual(short("points"));
  expect(asked).toEqual([
    { counter: "wallet/c1", amount: 5 },
    { counter: "points/c1", amount: 5 },
  ]);
});

/** A code for three uses, all of them at the first till; the customer stands at the second. */
const aCode = async () => {
  const shop = await testShop({ tills: 2 });
  const [one, two] = [shop.till(0), shop.till(1)];
  const manager = await shop.person("manager");
  for (const till of [one, two]) till.signIn(manager);
  const tea = await shop.addProduct({ name: "Tea", price: 10_000, policy: "flexible" });
  const rule = { type: "percent" as const, percent: 1_000 };
  const { promotion } = await one.must("promo.save", { name: "Ten", rule, needsCode: true });
  await shop.syncAll();
  const counter = promoCounter("ten");
  await one.must("promo.save-code", { code: "ten", promotion, left: 3 });
  await shop.syncAll();
  const redeem = (till: typeof one) =>
    till.run("sale.complete", {
      lines: [{ product: tea, quantity: 1_000 }],
      codes: ["ten"],
      tenders: [{ type: "cash", amount: 9_000 }],
    });
  return { shop, one, two, counter, redeem };
};

test("[PROMO-7] a till that holds no use of a code asks the one that holds them all, and takes the code", async () => {
  const { shop, one, two, counter, redeem } = await aCode();
  const held = two.view().counter(counter).rights;
  for (let i = 0; i < held; i++) expect(await redeem(two)).toMatchObject({ ok: true });
  await shop.syncAll();
  expect(two.view().counter(counter)).toMatchObject({ rights: 0, value: 3 - held });
  expect(one.view().counter(counter).rights).toBe(3 - held);
  expect(await redeem(two)).toMatchObject({ error: { type: "PromoUsedUp", left: 3 - held, missing: 1 } });
  const give = givingOf(one);
  const waits: number[] = [];
  const askForRights = async (wants: Parameters<typeof give>[0], ms: number) => {
    waits.push(ms);
    await give(wants, two.certificate);
    await shop.syncAll();
  };
  const done = await askingForMissing({ askForRights, now }, () => redeem(two));
  expect(done).toMatchObject({ ok: true });
  expect(waits).toEqual([300]);
  await shop.syncAll();
  expect(one.view().counter(counter).value).toBe(3 - held - 1);
});

test("[PROMO-7] all that is missing is asked for within one wait", async () => {
  const clock = { now: 0 };
  const waits: number[] = [];
  const askForRights = async (_: unknown, ms: number) => {
    waits.push(ms);
    clock.now += 200;
  };
  const short = (code: string) => ({
    ok: false as const,
    error: { type: "PromoUsedUp", code, counter: `promo/${code}`, left: 1, missing: 1 },
  });
  const answers = [short("a"), short("b"), short("c")];
  const attempt = async () => answers.shift() ?? { ok: true as const, value: null };
  expect(await askingForMissing({ askForRights, now: () => clock.now }, attempt)).toEqual(short("c"));
  expect(waits).toEqual([300, 100]);
});
