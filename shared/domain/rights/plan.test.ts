import fc from "fast-check";
import { expect, test } from "vitest";
import type { HolderId } from "../../core/ids.ts";
import { planSharing } from "./plan.ts";

const holders = (count: number): HolderId[] =>
  Array.from({ length: count }, (_, i) => `t${i}.1x` as HolderId);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

interface Over {
  readonly me?: number;
  readonly sells?: boolean;
  readonly settling?: boolean;
  readonly used?: readonly number[];
}

const plan = (rights: readonly number[], { me = 0, sells = true, settling = false, used }: Over = {}) => {
  const all = holders(rights.length);
  const mine = all[me] as HolderId;
  return planSharing({
    me: mine,
    others: all.filter((holder) => holder !== mine),
    rightsOf: (holder) => rights[all.indexOf(holder)] ?? 0,
    step: 1_000,
    sells,
    settling,
    ...(used && { demandOf: (holder: HolderId) => used[all.indexOf(holder)] ?? 0 }),
  });
};

test.each([
  { what: "nothing to give", rights: [0, 0], gifts: [] },
  { what: "alone", rights: [9_000], gifts: [] },
  { what: "one has nothing", rights: [9_000, 0, 9_000], gifts: [{ to: "t1.1x", quantity: 3_000 }] },
  { what: "the richest of others gives", rights: [8_000, 0, 9_000], gifts: [] },
  { what: "half is enough", rights: [6_000, 3_000], gifts: [] },
  {
    what: "the poorest first",
    rights: [10_000, 1_000, 0],
    gifts: [
      { to: "t2.1x", quantity: 3_000 },
      { to: "t1.1x", quantity: 2_000 },
    ],
  },
  { what: "fewer units than tills", rights: [1_000, 0], gifts: [] },
  {
    what: "unread givers count as nothing",
    rights: [4_000, -2_000],
    gifts: [{ to: "t1.1x", quantity: 2_000 }],
  },
])("[RIGHTS-3] $what", ({ rights, gifts }) => {
  expect(plan(rights)).toEqual(gifts);
});

test("[RIGHTS-3] a device that sells nothing gives all it has, whoever is richer", () => {
  expect(plan([3_000, 9_000, 0], { sells: false })).toEqual([
    { to: "t1.1x", quantity: 2_000 },
    { to: "t2.1x", quantity: 1_000 },
  ]);
});

test("[RIGHTS-5] what is left as it is in the background is evened out where two settle, but not small change", () => {
  expect(plan([8_000, 4_000])).toEqual([]);
  expect(plan([8_000, 4_000], { settling: true })).toEqual([{ to: "t1.1x", quantity: 2_000 }]);
  expect(plan([11_000, 9_000], { settling: true })).toEqual([]);
});

test.each([
  { what: "most to the one that uses it, a little room for the other", used: [0, 30], gives: 8_000 },
  { what: "alike", used: [20, 20], gives: 5_000 },
  { what: "nobody used any", used: [0, 0], gives: 5_000 },
])("[RIGHTS-3] shares follow use: $what", ({ used, gives }) => {
  const [gift] = plan([10_000, 0], { used });
  expect(gift?.quantity).toBe(gives);
});

const till = fc.record({ units: fc.nat(40), used: fc.nat(50) });

test("[RIGHTS-1, RIGHTS-3] giving leaves the giver its share, comes to rest, and only one gives", () => {
  const tills = fc.array(till, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(tills, fc.boolean(), fc.boolean(), (all, settling, known) => {
      const rights = all.map(({ units }) => units * 1_000);
      const total = sum(rights);
      const how = { settling, ...(known && { used: all.map(({ used }) => used) }) };
      const plansNow = () => rights.map((_, me) => plan(rights, { me, ...how }));
      const names = holders(rights.length);
      for (let round = 0; round < 20; round++) {
        const plans = plansNow();
        const givers = plans.flatMap((gifts, me) => (gifts.length > 0 ? [me] : []));
        expect(givers.length).toBeLessThanOrEqual(1);
        const giver = givers[0] ?? 0;
        for (const { to, quantity } of plans[giver] ?? []) {
          const place = names.indexOf(to);
          const before = (rights[giver] ?? 0) - (rights[place] ?? 0);
          rights[giver] = (rights[giver] ?? 0) - quantity;
          rights[place] = (rights[place] ?? 0) + quantity;
          expect(known || before > 0, "from rich to poor where all use alike").toBe(true);
        }
      }
      expect(plansNow().flat()).toEqual([]);
      expect(sum(rights)).toBe(total);
      expect(Math.min(...rights)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("[RIGHTS-3] tills that sell alike, a unit here and a unit there, hand nothing to and fro", () => {
  const turns = fc.array(fc.nat(2), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(turns, (sellers) => {
      const [rights, used] = [
        [30_000, 30_000, 30_000],
        [0, 0, 0],
      ];
      const gave = new Set<number>();
      const got = new Set<HolderId>();
      for (const seller of sellers) {
        if ((rights[seller] ?? 0) === 0) continue;
        rights[seller] = (rights[seller] ?? 0) - 1_000;
        used[seller] = (used[seller] ?? 0) + 1_000;
        for (const me of [0, 1, 2])
          for (const { to, quantity } of plan(rights, { me, used })) {
            rights[me] = (rights[me] ?? 0) - quantity;
            const place = holders(3).indexOf(to);
            rights[place] = (rights[place] ?? 0) + quantity;
            gave.add(me);
            got.add(to);
          }
      }
      expect(gave.size, "moves between tills in a whole day of trade").toBeLessThanOrEqual(3);
    }),
  );
});
