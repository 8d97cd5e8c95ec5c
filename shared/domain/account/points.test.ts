import fc from "fast-check";
import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { earnPoints, pointsFor, takeBackPoints } from "./points.ts";

const where = { branch: "b1", code: "T1" } as never;
const aShop = (rate: number | undefined, mine = 0) =>
  aView(
    { org: { org: rate === undefined ? {} : { pointsPerHundred: rate } }, customer: { c1: { name: "A" } } },
    { "points/c1": { mine, others: 3 } },
  );

test.each([
  { rate: undefined, total: 1_000_000, points: 0 },
  { rate: 100, total: 250_000, points: 25 },
  { rate: 100, total: 9_999, points: 0 },
  { rate: 150, total: 999_999, points: 149 },
  { rate: 10_000, total: 9_007_199_254_740, points: 90_071_992_547 },
  { rate: 100, total: -5, points: 0 },
])("[ACCOUNT-6] $total at $rate brings $points points", ({ rate, total, points }) => {
  expect(pointsFor(aShop(rate), total)).toBe(points);
});

test("[ACCOUNT-6] points never come to more than the share of the sale they are", () => {
  const rates = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(rates, fc.integer({ min: 0, max: 1e9 }), (rate, total) => {
      const points = pointsFor(aShop(rate), total);
      expect(points * 1_000_000).toBeLessThanOrEqual(total * rate);
      expect((points + 1) * 1_000_000).toBeGreaterThan(total * rate);
    }),
  );
});

test("[ACCOUNT-6] what is earned is written with its sale; nothing earned, nothing written", () => {
  const { points, drafts } = earnPoints(aShop(100), where, "c1", 250_000, "T1-1");
  expect(points).toBe(25);
  expect(drafts).toMatchObject([
    {
      ...{ scope: "org", kind: "account.added", effects: [{ counter: "points/c1", mint: 25 }] },
      body: { account: "points", owner: "c1", name: "A", why: "earned", number: "T1-1", till: "T1" },
    },
  ]);
  expect(earnPoints(aShop(undefined), where, "c1", 250_000, "T1-1")).toEqual({ points: 0, drafts: [] });
});

test.each([
  [7, 5, 5],
  [2, 5, 2],
  [0, 5, 0],
])("[ACCOUNT-6] holding %i, a till takes %i points back as far as it goes: %i", (mine, points, taken) => {
  const drafts = takeBackPoints(aShop(100, mine), where, "c1", points, "T1-2");
  expect(drafts.flatMap(({ effects }) => effects)).toEqual(
    taken === 0 ? [] : [{ counter: "points/c1", spend: taken }],
  );
});
