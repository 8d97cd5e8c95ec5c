import { expect, test } from "vitest";
import { MAX_MONEY, money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import type { BarcodeKey } from "../catalog/barcode.ts";
import { better, type Saving, savedByList, savedByPacks, savedByRule } from "./line-offer.ts";
import type { PriceList, PromotionRule } from "./offer.ts";
import { ALWAYS } from "./testing/offers.ts";

const q = (thousandths: number) => thousandths as Quantity;
/** 2.5 at 1.00. */
const LINE = { full: money(250), quantity: q(2_500) };
const STEPS = [
  { from: q(2_000), percent: 1_000 },
  { from: q(10_000), percent: 5_000 },
];

test.each<[PromotionRule, number, number]>([
  [{ type: "percent", percent: 1_000 }, 2_500, 25],
  [{ type: "percent", percent: 333 }, 2_500, 8],
  [{ type: "amount", amount: money(10) }, 2_500, 25],
  [{ type: "amount", amount: money(999) }, 2_500, 250],
  [{ type: "amount", amount: MAX_MONEY }, 2_500, 250],
  [{ type: "price", price: money(60) }, 2_500, 100],
  [{ type: "price", price: money(101) }, 2_500, 0],
  [{ type: "price", price: MAX_MONEY }, 2_500, 0],
  [{ type: "steps", steps: STEPS }, 1_999, 0],
  [{ type: "steps", steps: STEPS }, 2_500, 25],
  [{ type: "steps", steps: [...STEPS].reverse() }, 10_000, 125],
  [{ type: "total", amount: money(10) }, 2_500, 0],
])("[PROMO-2] %j with %i of it in the basket takes off %i", (rule, held, amount) => {
  expect(savedByRule(rule, LINE, held)).toBe(amount);
});

const aList = (id: string): [string, PriceList] => [
  id,
  { id, name: id, group: "", branches: [], period: ALWAYS, active: true },
];

test.each([
  ["none that holds", [], 2_500, undefined],
  ["one", ["a"], 2_500, { id: "a", amount: 25 }],
  ["the lower of two", ["a", "b"], 2_500, { id: "b", amount: 50 }],
  ["a step", ["a", "b"], 5_000, { id: "a", amount: 125 }],
  ["a dearer one", ["dear"], 2_500, undefined],
] as const)("[PROMO-5] lists: %s", (_, ids, held, expected) => {
  const prices = [
    { list: "a", product: "p", price: money(90), steps: [{ from: q(5_000), price: money(50) }] },
    { list: "b", product: "p", price: money(80), steps: [] },
    { list: "dear", product: "p", price: money(120), steps: [] },
  ];
  const saving = savedByList(prices, new Map(ids.map(aList)), LINE, held);
  if (expected === undefined) expect(saving).toBeUndefined();
  else expect(saving).toMatchObject({ type: "list", ...expected });
});

const aPack = (barcode: string, count: number, price: number | null) => ({
  barcode: barcode as BarcodeKey,
  quantity: q(count * 1_000),
  price: price === null ? null : money(price),
});

test.each([
  ["fewer than a pack", 11, undefined],
  ["one pack", 12, { type: "list", id: "case", name: "× 12", amount: 200 }],
  ["two and some over", 29, { id: "case", amount: 400 }],
  ["the size that saves most", 30, { id: "tray", amount: 900 }],
])("[PACK-2] %s", (_, count, expected) => {
  const packs = [
    aPack("dear", 2, 300),
    aPack("case", 12, 1_000),
    aPack("tray", 30, 2_100),
    aPack("six", 6, null),
  ];
  const saving = savedByPacks({ price: money(100), quantity: q(count * 1_000), packs });
  if (expected === undefined) expect(saving).toBeUndefined();
  else expect(saving).toMatchObject(expected);
});

test.each<[Partial<Saving>, Partial<Saving>, "a" | "b"]>([
  [{ amount: money(1) }, { amount: money(2) }, "b"],
  [{ amount: money(2) }, { amount: money(1) }, "a"],
  [{ id: "1" }, { id: "2" }, "a"],
  [{ id: "2" }, { id: "1" }, "b"],
  [{ type: "list" }, { type: "promotion" }, "b"],
  [{ type: "promotion" }, { type: "list" }, "a"],
  [{}, { amount: money(0) }, "a"],
])("[PROMO-4] of %j and %j the better is %s", (a, b, which) => {
  const base: Saving = { type: "promotion", id: "x", name: "", amount: money(5) };
  const [first, second] = [
    { ...base, ...a },
    { ...base, ...b },
  ];
  expect(better(first, second)).toBe(which === "a" ? first : second);
});
