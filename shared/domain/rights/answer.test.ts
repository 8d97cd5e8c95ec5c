import fc from "fast-check";
import { expect, test } from "vitest";
import { rightsOf } from "../../core/cut.ts";
import { branchScope, type CounterId } from "../../core/ids.ts";
import type { Draft } from "../../core/writer.ts";
import type { TestDevice } from "../../testing/device.ts";
import { testShop } from "../../testing/shop.ts";
import { answerWants } from "./answer.ts";
import { CRATE, PROMO, stepOn, testArea, testRules, WALLET } from "./testing/areas.ts";

const held = (counter: CounterId, device: TestDevice): number => device.view().counter(counter).rights;

const answer = (
  giver: TestDevice,
  asker: TestDevice,
  wants: Parameters<typeof answerWants>[1],
  used = 0,
): readonly Draft[] =>
  answerWants(
    {
      state: giver.state(),
      me: giver.writer().holder,
      asker: asker.certificate.device,
      rules: testRules,
      ownDemand: () => used,
    },
    wants,
  );

/** Two tills; the first holds all of ten crates, in steps of ten. */
const aShop = async () => {
  const shop = await testShop({ tills: 2, kinds: testArea.kinds });
  const [one, two] = [shop.till(0), shop.till(1)];
  await one.write([stepOn(branchScope(shop.branch), "crate.filled", { counter: CRATE, mint: 100 })]);
  await shop.syncAll();
  return { ...shop, one, two };
};

test.each([
  { what: "what is asked", amount: 30, used: 0, gives: 30 },
  { what: "all it holds, asked for more", amount: 300, used: 0, gives: 100 },
  { what: "half, where it uses the same", amount: 300, used: 1, gives: 50 },
])("[RIGHTS-2] a till gives $what, and the asker may use it", async ({ amount, used, gives }) => {
  const shop = await aShop();
  await shop.one.write(answer(shop.one, shop.two, [{ counter: CRATE, amount }], used));
  await shop.syncAll();
  expect([held(CRATE, shop.one), held(CRATE, shop.two)]).toEqual([100 - gives, gives]);
});

test("[RIGHTS-2] what is one person's goes whole to whoever has them there, though the giver used it too", async () => {
  const shop = await aShop();
  const rules = testRules.map((rule) => ({ ...rule, whole: true }));
  const asking = { state: shop.one.state(), me: shop.one.writer().holder, rules, ownDemand: () => 1 };
  const asker = shop.two.certificate.device;
  await shop.one.write(answerWants({ ...asking, asker }, [{ counter: CRATE, amount: 100 }]));
  expect(held(CRATE, shop.one)).toBe(0);
});

test("[RIGHTS-2] half of an odd number of steps is the greater half, and no step is cut", async () => {
  const shop = await aShop();
  await shop.one.write([
    stepOn(branchScope(shop.branch), "crate.emptied", { counter: CRATE, spend: 70 }),
    ...answer(shop.one, shop.two, []),
  ]);
  await shop.one.write(answer(shop.one, shop.two, [{ counter: CRATE, amount: 100 }], 1));
  expect(held(CRATE, shop.one)).toBe(10);
});

test("[RIGHTS-2] nothing goes to a device that is out of use or elsewhere, nor of what nobody declared", async () => {
  const shop = await aShop();
  const wants = [{ counter: CRATE, amount: 10 }];
  const phone = await shop.addDevice("phone", null);
  const elsewhere = await shop.addDevice("till", await shop.addBranch("b2"), "T9");
  await shop.syncAll();
  expect(answer(shop.one, phone, wants)).toEqual([]);
  expect(answer(shop.one, elsewhere, wants)).toEqual([]);
  expect(answer(shop.one, shop.two, [{ counter: "unknown/x" as CounterId, amount: 1 }])).toEqual([]);
  await shop.office.must("access.retire-device", { device: shop.two.certificate.device });
  await shop.syncAll();
  expect(answer(shop.one, shop.two, wants)).toEqual([]);
});

test("[RIGHTS-2] asked twice for one counter in one breath, it gives no more than it holds", async () => {
  const shop = await aShop();
  const wants = [60, 60].map((amount) => ({ counter: CRATE, amount }));
  await shop.one.write(answer(shop.one, shop.two, wants));
  await shop.syncAll();
  expect([held(CRATE, shop.one), held(CRATE, shop.two)]).toEqual([0, 100]);
});

test("wallet balances and promo uses are asked for and spent by the same rules, with nothing new below", async () => {
  const shop = await aShop();
  await shop.one.write([
    stepOn("org", "wallet.topped-up", { counter: WALLET, mint: 50_000 }),
    stepOn("org", "promo.issued", { counter: PROMO, mint: 100 }),
  ]);
  await shop.syncAll();
  const pay = stepOn("org", "wallet.paid", { counter: WALLET, spend: 12_345 });
  await expect(shop.two.write([pay])).rejects.toThrow("RightsExceeded");
  const wants = [
    { counter: WALLET, amount: 12_345 },
    { counter: PROMO, amount: 1 },
  ];
  await shop.one.write(answer(shop.one, shop.two, wants));
  await shop.syncAll();
  await shop.two.write([pay, stepOn("org", "promo.used", { counter: PROMO, spend: 1 })]);
  await shop.syncAll();
  for (const device of [shop.one, shop.two, shop.office]) {
    const { view } = device;
    expect([view().counter(WALLET).value, view().counter(PROMO).value]).toEqual([37_655, 99]);
  }
  expect([held(WALLET, shop.one), held(WALLET, shop.two)]).toEqual([37_655, 0]);
  await expect(shop.two.write([stepOn("org", "promo.used", { counter: PROMO, spend: 1 })])).rejects.toThrow(
    "RightsExceeded",
  );
  expect([...shop.office.state().attention.values()]).toEqual([]);
});

const question = fc.record({
  asks: fc.constantFrom(0, 1),
  amount: fc.integer({ min: 1, max: 12 }),
  used: fc.constantFrom(0, 1),
  heard: fc.boolean(),
});

test("[RIGHTS-1] however they ask each other, nothing is made or lost, and nobody is ever below zero", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(question, { maxLength: 12 }), async (questions) => {
      const shop = await aShop();
      for (const { asks, amount, used, heard } of questions) {
        const [asker, giver] = asks === 0 ? [shop.one, shop.two] : [shop.two, shop.one];
        await giver.write(answer(giver, asker, [{ counter: CRATE, amount: amount * 10 }], used));
        if (heard) await shop.syncAll();
      }
      await shop.syncAll();
      const { cuts, counters } = shop.office.state();
      const rights = [shop.one, shop.two].map((till) =>
        rightsOf(cuts, counters.get(CRATE) ?? [], till.writer().holder),
      );
      expect(Math.min(...rights)).toBeGreaterThanOrEqual(0);
      expect((rights[0] ?? 0) + (rights[1] ?? 0)).toBe(100);
    }),
    { numRuns: 15 },
  );
});

test("[RIGHTS-6] what is one person's is given to the server too, when it asks for a till out of reach", async () => {
  const shop = await aShop();
  await shop.one.write([stepOn("org", "wallet.topped-up", { counter: WALLET, mint: 100 })]);
  const asker = shop.office.certificate.device;
  const asking = { state: shop.one.state(), me: shop.one.writer().holder, asker, ownDemand: () => 0 };
  const wants = [{ counter: WALLET, amount: 40 }];
  expect(answerWants({ ...asking, rules: testRules }, wants), "goods, and what many use").toEqual([]);
  const rules = testRules.map((rule) => ({ ...rule, whole: true }));
  await shop.one.write(answerWants({ ...asking, rules }, wants));
  await shop.syncAll();
  expect([held(WALLET, shop.office), held(WALLET, shop.one)]).toEqual([40, 60]);
});
