import fc from "fast-check";
import { expect, test } from "vitest";
import { counterRules } from "../../commands.ts";
import type { CounterRule } from "../../core/counter-rule.ts";
import { rightsOf } from "../../core/cut.ts";
import type { CounterId, HolderId } from "../../core/ids.ts";
import type { State } from "../../core/state.ts";
import type { Draft } from "../../core/writer.ts";
import type { TestDevice } from "../../testing/device.ts";
import { testShop } from "../../testing/shop.ts";
import { stockCounter } from "../stock/item.ts";
import { answerWants } from "./answer.ts";

/** Wallets and promo codes as an area to come would declare them: organisation-wide, in the smallest unit, given when asked. */
const everybody: Pick<CounterRule, "scope" | "step" | "needs" | "spread"> = {
  needs: () => ({}),
  scope: () => "org",
  step: () => 1,
  spread: false,
};
const rulesOf = (holders: readonly HolderId[]): readonly CounterRule[] => [
  ...counterRules,
  { ...everybody, area: "wallet", holders: () => holders },
  { ...everybody, area: "promo", holders: () => holders },
];

const heldBy = (state: State, counter: CounterId, device: TestDevice) =>
  rightsOf(state.cuts, state.counters.get(counter) ?? [], device.writer().holder);

const answer = (
  giver: TestDevice,
  asker: TestDevice,
  wants: Parameters<typeof answerWants>[1],
  over: { readonly used?: number; readonly rules?: readonly CounterRule[] } = {},
): readonly Draft[] =>
  answerWants(
    {
      state: giver.state(),
      me: giver.writer().holder,
      asker: asker.certificate.device,
      rules: over.rules ?? counterRules,
      ownDemand: () => over.used ?? 0,
    },
    wants,
  );

/** Two tills; the first holds all ten packets of tea. */
const aShop = async () => {
  const shop = await testShop({ tills: 2 });
  const tea = await shop.addProduct({ name: "Tea", price: 100 });
  await shop.syncAll();
  const [one, two] = [shop.till(0), shop.till(1)];
  one.signIn(shop.owner);
  await one.must("stock.receive", { lines: [{ product: tea, quantity: 10_000 }] });
  await shop.syncAll();
  two.signIn(shop.owner);
  await two.must("stock.share", { to: one.writer().holder, lines: [{ product: tea, quantity: 5_000 }] });
  await shop.syncAll();
  return { ...shop, one, two, tea: stockCounter(shop.branch, tea) };
};

test.each([
  { what: "what is asked", amount: 3_000, used: 0, gives: 3_000 },
  { what: "all it holds, asked for more", amount: 30_000, used: 0, gives: 10_000 },
  { what: "half, where it sells the same", amount: 30_000, used: 1, gives: 5_000 },
])("[RIGHTS-2] a till gives $what, and the asker may use it", async ({ amount, used, gives }) => {
  const shop = await aShop();
  await shop.one.write(answer(shop.one, shop.two, [{ counter: shop.tea, amount }], { used }));
  await shop.syncAll();
  const state = shop.two.state();
  expect([heldBy(state, shop.tea, shop.one), heldBy(state, shop.tea, shop.two)]).toEqual([
    10_000 - gives,
    gives,
  ]);
});

test("[RIGHTS-2] nothing goes to a device that is out of use or unknown, nor of what nobody declared", async () => {
  const shop = await aShop();
  const wants = [{ counter: shop.tea, amount: 1_000 }];
  const stranger = await shop.addDevice("phone", null);
  expect(answer(shop.one, stranger, wants)).toEqual([]);
  expect(answer(shop.one, shop.two, [{ counter: "unknown/x" as CounterId, amount: 1 }])).toEqual([]);
  await shop.office.must("access.retire-device", { device: shop.two.certificate.device });
  await shop.syncAll();
  expect(answer(shop.one, shop.two, wants)).toEqual([]);
});

test("[RIGHTS-2] asked twice for one counter in one breath, it gives no more than it holds", async () => {
  const shop = await aShop();
  const wants = [6_000, 6_000].map((amount) => ({ counter: shop.tea, amount }));
  await shop.one.write(answer(shop.one, shop.two, wants));
  await shop.syncAll();
  expect(heldBy(shop.two.state(), shop.tea, shop.two)).toBe(10_000);
});

test("wallet balances and promo uses move by the same rules, with nothing new below", async () => {
  const shop = await aShop();
  const rules = rulesOf([shop.one, shop.two].map((till) => till.writer().holder));
  const [wallet, promo] = ["wallet/customer-1" as CounterId, "promo/nauryz" as CounterId];
  await shop.one.write([
    {
      scope: "org",
      kind: "rights.given",
      v: 1,
      body: { to: "void" },
      effects: [{ counter: wallet, mint: 5 }],
    },
  ]);
  expect([...shop.one.state().attention.values()]).toMatchObject([{ type: "entry.void" }]);
  const { state } = await withUnits(shop.one, { [wallet]: 50_000, [promo]: 100 });
  const giver = { ...shop.one, state: () => state };
  const drafts = answer(
    giver,
    shop.two,
    [
      { counter: wallet, amount: 12_000 },
      { counter: promo, amount: 1 },
    ],
    { rules },
  );
  expect(drafts).toMatchObject([
    {
      scope: "org",
      kind: "rights.given",
      effects: [
        { counter: wallet, give: 12_000, to: shop.two.writer().holder },
        { counter: promo, give: 1, to: shop.two.writer().holder },
      ],
    },
  ]);
});

/** The till's state as if it had been given so many units: the commands that mint them come with their areas. */
const withUnits = async (till: TestDevice, units: Readonly<Record<string, number>>) => {
  const state = till.state();
  const { holder } = till.writer();
  for (const [counter, minted] of Object.entries(units)) {
    const log = `${holder}.org` as never;
    const cell = { log, holder, seq: 1, minted, spent: 0, beyond: 0, settled: 0 };
    state.counters.set(counter as CounterId, [cell]);
  }
  return { state };
};

test("[RIGHTS-1] however they ask each other, nothing is made or lost, and nobody is ever below zero", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          asks: fc.constantFrom(0, 1),
          amount: fc.integer({ min: 1, max: 12 }),
          used: fc.constantFrom(0, 1),
        }),
        {
          maxLength: 12,
        },
      ),
      async (questions) => {
        const shop = await aShop();
        for (const { asks, amount, used } of questions) {
          const [asker, giver] = asks === 0 ? [shop.one, shop.two] : [shop.two, shop.one];
          await giver.write(answer(giver, asker, [{ counter: shop.tea, amount: amount * 1_000 }], { used }));
          await shop.syncAll();
          const held = [shop.one, shop.two].map((till) => heldBy(shop.office.state(), shop.tea, till));
          expect(held[0] ?? 0).toBeGreaterThanOrEqual(0);
          expect(held[1] ?? 0).toBeGreaterThanOrEqual(0);
          expect((held[0] ?? 0) + (held[1] ?? 0)).toBe(10_000);
        }
      },
    ),
    { numRuns: 15 },
  );
});
