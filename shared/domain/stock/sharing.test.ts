import fc from "fast-check";
import { expect, test } from "vitest";
import type { CounterId, HolderId } from "../../core/ids.ts";
import { giveEffects, mintEffects, planSharing, shareEvenly } from "./sharing.ts";

const holders = (count: number): HolderId[] =>
  Array.from({ length: count }, (_, i) => `t${i}.1x` as HolderId);
const among = (count: number, step: number, sells = true) => ({
  others: holders(count),
  step,
  sells,
});
const counter = "stock/b1/p1" as CounterId;
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test.each([
  { quantity: 10_000, others: 1, step: 1_000, shares: [5_000] },
  { quantity: 10_000, others: 2, step: 1_000, shares: [3_000, 3_000] },
  { quantity: 1_000, others: 2, step: 1_000, shares: [] },
  { quantity: 1_000, others: 2, step: 1, shares: [333, 333] },
  { quantity: 5_000, others: 0, step: 1_000, shares: [] },
  { quantity: 0, others: 3, step: 1_000, shares: [] },
])("[STOCK-3] $quantity over $others others in steps of $step", ({ quantity, others, step, shares }) => {
  expect(shareEvenly(quantity, among(others, step)).map((gift) => gift.quantity)).toEqual(shares);
});

test("[STOCK-3] sharing makes and loses nothing, and cuts no piece", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(12), fc.constantFrom(1, 10, 1_000), (units, others, step) => {
      const quantity = units * step;
      const gifts = shareEvenly(quantity, among(others, step)).map((gift) => gift.quantity);
      const kept = quantity - sum(gifts);
      expect(kept).toBeGreaterThanOrEqual(gifts[0] ?? 0);
      expect(gifts.filter((gift) => gift <= 0 || gift % step !== 0)).toEqual([]);
    }),
  );
});

test.each([
  { quantity: 10_000, others: 3, step: 1_000, shares: [4_000, 3_000, 3_000] },
  { quantity: 2_000, others: 3, step: 1_000, shares: [1_000, 1_000] },
  { quantity: 5_000, others: 0, step: 1_000, shares: [] },
])(
  "[STOCK-3] a device that sells nothing hands $quantity on to $others",
  ({ quantity, others, step, shares }) => {
    expect(shareEvenly(quantity, among(others, step, false)).map((gift) => gift.quantity)).toEqual(shares);
  },
);

test("[STOCK-2] a shortage is paid off before anything is shared", () => {
  expect(mintEffects(counter, 10_000, 4_000, among(1, 1_000))).toEqual([
    { counter, mint: 10_000 },
    { counter, settle: 4_000 },
    { counter, give: 3_000, to: "t0.1x" },
  ]);
  expect(mintEffects(counter, 2_000, 4_000, among(1, 1_000))).toEqual([
    { counter, mint: 2_000 },
    { counter, settle: 2_000 },
  ]);
  expect(giveEffects(counter, [])).toEqual([]);
});

const plan = (rights: readonly number[], me = 0, sells = true) => {
  const step = 1_000;
  const all = holders(rights.length);
  const mine = all[me] as HolderId;
  return planSharing({
    me: mine,
    others: all.filter((holder) => holder !== mine),
    rightsOf: (holder) => rights[all.indexOf(holder)] ?? 0,
    step,
    sells,
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
])("[STOCK-4] $what", ({ rights, gifts }) => {
  expect(plan(rights)).toEqual(gifts);
});

test("[STOCK-4] a device that sells nothing gives all it has, whoever is richer", () => {
  expect(plan([3_000, 9_000, 0], 0, false)).toEqual([
    { to: "t1.1x", quantity: 2_000 },
    { to: "t2.1x", quantity: 1_000 },
  ]);
});

test("[STOCK-4] giving leaves the giver a fair share, comes to rest, and only one gives", () => {
  const pieces = fc.array(fc.nat(40), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pieces, (units) => {
      const rights = units.map((count) => count * 1_000);
      const total = sum(rights);
      const fair = Math.floor(total / rights.length / 1_000) * 1_000;
      for (let round = 0; round < 20; round++) {
        const plans = rights.map((_, me) => plan(rights, me));
        const givers = plans.flatMap((gifts, me) => (gifts.length > 0 ? [me] : []));
        expect(givers.length).toBeLessThanOrEqual(1);
        const [giver] = givers;
        if (giver === undefined) break;
        for (const { to, quantity } of plans[giver] ?? []) {
          rights[giver] = (rights[giver] ?? 0) - quantity;
          const place = holders(rights.length).indexOf(to);
          rights[place] = (rights[place] ?? 0) + quantity;
        }
        expect(rights[giver]).toBeGreaterThanOrEqual(fair);
      }
      expect(sum(rights)).toBe(total);
      expect(rights.flatMap((_, me) => plan(rights, me))).toEqual([]);
      expect(rights.filter((held) => held * 2 < fair)).toEqual([]);
    }),
  );
});
