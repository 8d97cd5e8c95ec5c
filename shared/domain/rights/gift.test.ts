import fc from "fast-check";
import { expect, test } from "vitest";
import { type BranchId, branchScope, type CounterId, type HolderId } from "../../core/ids.ts";
import { giftDrafts, giveEffects, shareEvenly } from "./gift.ts";

const holders = (count: number): HolderId[] =>
  Array.from({ length: count }, (_, i) => `t${i}.1x` as HolderId);
const among = (count: number, step: number, sells = true) => ({
  others: holders(count),
  step,
  sells,
});
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test.each([
  { quantity: 10_000, others: 1, step: 1_000, shares: [5_000] },
  { quantity: 10_000, others: 2, step: 1_000, shares: [3_000, 3_000] },
  { quantity: 1_000, others: 2, step: 1_000, shares: [] },
  { quantity: 1_000, others: 2, step: 1, shares: [333, 333] },
  { quantity: 5_000, others: 0, step: 1_000, shares: [] },
  { quantity: 0, others: 3, step: 1_000, shares: [] },
])("[RIGHTS-1] $quantity over $others others in steps of $step", ({ quantity, others, step, shares }) => {
  expect(shareEvenly(quantity, among(others, step)).map((gift) => gift.quantity)).toEqual(shares);
});

test("[RIGHTS-1] sharing makes and loses nothing, and cuts no piece", () => {
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
  "[RIGHTS-1] a device that sells nothing hands $quantity on to $others",
  ({ quantity, others, step, shares }) => {
    expect(shareEvenly(quantity, among(others, step, false)).map((gift) => gift.quantity)).toEqual(shares);
  },
);

test("[RIGHTS-1] many gifts are several entries, so that none grows too long, by the log they belong in", () => {
  const counters = Array.from({ length: 1_500 }, (_, i) => `crate/b1/${i}` as CounterId);
  const gifts = [{ to: "t1.1x" as HolderId, quantity: 1 }];
  const effects = counters.flatMap((counter) => giveEffects(counter, gifts));
  const drafts = giftDrafts(
    new Map([
      [branchScope("b1" as BranchId), effects],
      ["org" as const, []],
    ]),
    "shared",
  );
  expect(drafts.map(({ scope, effects: each = [] }) => [scope, each.length])).toEqual([
    ["b-b1", 1_000],
    ["b-b1", 500],
  ]);
});
