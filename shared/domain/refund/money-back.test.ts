import fc from "fast-check";
import { expect, test } from "vitest";
import type { Money } from "../../lib/money.ts";
import { NO_CASH_ROUNDING } from "../payment/rounding.ts";
import type { SaleTender } from "../sale/sale-body.ts";
import { keptOf, owedFor, payBack } from "./money-back.ts";
import { aLine, aSaleBody, nothingBack } from "./testing/body.ts";

const tenge = { step: 100 as Money, direction: "nearest" } as const;
const original = { type: "original" } as const;
const by = (type: SaleTender["type"], amount: number): SaleTender => ({ type, amount, reference: "" });

test("change came out of cash, the last of it first", () => {
  const tenders = [by("cash", 500), by("card", 1_000), by("cash", 300)];
  expect(keptOf({ tenders, change: 400 })).toEqual([400, 1_000, 0]);
});

test.each([
  ["part", [1_000], 0, 10_000, false, 10_000],
  ["the last: all that has not gone back", [3_000], 0, 29_999, false, 30_000],
  ["never more than was paid", [1_000], 25_000, 10_000, false, 5_000],
  ["came back twice: what it costs", [1_000], 30_000, 10_000, true, 10_000],
] as const)("[REFUND-4] owed for %s", (_, taking, paid, due, isTwice, owed) => {
  const sale = aSaleBody();
  expect(owedFor(sale, { ...nothingBack(sale), paid, isTwice }, taking, due)).toBe(owed);
});

test.each([
  ["all by card", [by("card", 30_000)], 0, 10_050, [["card", 10_050]]],
  ["cash is rounded", [by("cash", 30_000)], 0, 10_050, [["cash", 10_100]]],
  [
    "halves",
    [by("cash", 15_000), by("card", 15_000)],
    0,
    10_000,
    [
      ["cash", 5_000],
      ["card", 5_000],
    ],
  ],
  [
    "cash is one sum",
    [by("cash", 10_000), by("card", 10_000), by("cash", 10_000)],
    0,
    9_000,
    [
      ["cash", 6_000],
      ["card", 3_000],
    ],
  ],
  [
    "points go back whole",
    [by("points", 10_000), by("card", 20_000)],
    0,
    10_000,
    [
      ["points", 3_300],
      ["card", 6_700],
    ],
  ],
  ["nothing but a part of a point", [by("points", 30_000)], 0, 50, []],
] as const)("[REFUND-5] the way it came: %s", (_, tenders, change, owed, expected) => {
  const sale = aSaleBody({ tenders: [...tenders], change });
  const { total, tenders: out } = payBack(sale, nothingBack(sale), original, owed, tenge);
  expect(out.map(({ type, amount }) => [type, amount])).toEqual(expected);
  expect(total).toBe(out.reduce((sum, { amount }) => sum + amount, 0));
});

test("[REFUND-5] all in cash, or all into a wallet", () => {
  const sale = aSaleBody({ tenders: [by("card", 30_000)] });
  const paid = (way: Parameters<typeof payBack>[2]) => payBack(sale, nothingBack(sale), way, 10_050, tenge);
  expect(paid({ type: "cash" })).toMatchObject({
    total: 10_100,
    tenders: [by("cash", 10_100)],
    byTender: [],
  });
  expect(paid({ type: "wallet", customer: "c1" })).toMatchObject({
    total: 10_050,
    tenders: [{ ...by("wallet", 10_050), of: "c1" }],
  });
});

const tender = fc.record({
  type: fc.constantFrom("cash" as const, "card" as const, "wallet" as const),
  amount: fc.integer({ min: 1, max: 50_000 }),
});

test("[REFUND-4] refunded in parts, every tender gets back what it paid", () => {
  fc.assert(
    fc.property(
      fc.array(tender, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 9_999 })),
      (tenders, parts) => {
        const total = tenders.reduce((sum, { amount }) => sum + amount, 0);
        const sale = aSaleBody({
          lines: [aLine({ total })],
          tenders: tenders.map((each) => by(each.type, each.amount)),
        });
        const back = tenders.map(() => 0);
        let rest = total;
        for (const part of [...parts, total]) {
          const owed = Math.min(part, rest);
          rest -= owed;
          const money = payBack(sale, { paidByTender: [...back] }, original, owed, {
            ...tenge,
            step: NO_CASH_ROUNDING.step,
          });
          for (const { tender: i, amount } of money.byTender) back[i] = (back[i] ?? 0) + amount;
        }
        const cash = (amounts: readonly number[]) =>
          amounts.reduce((sum, amount, i) => sum + (tenders[i]?.type === "cash" ? amount : 0), 0);
        expect(cash(back)).toBe(cash(tenders.map(({ amount }) => amount)));
        expect(back.filter((_, i) => tenders[i]?.type !== "cash")).toEqual(
          tenders.filter(({ type }) => type !== "cash").map(({ amount }) => amount),
        );
      },
    ),
    { numRuns: 300 },
  );
});
