import { expect, test } from "vitest";
import type { FieldEdits } from "../../core/document.ts";
import { aView } from "../../testing/view.ts";
import { ruleEdits } from "./edits.ts";
import type { PromotionRule } from "./offer.ts";
import {
  allOf,
  listPriceId,
  listPriceOf,
  promoCounter,
  readPriceList,
  readPromoCode,
  readPromotion,
} from "./read.ts";

const read = (fields: FieldEdits) =>
  readPromotion(aView({ promotion: { p: { name: "Sale", active: true, ...fields } } }), "p");

test.each([
  { type: "percent", percent: 1_000 },
  { type: "amount", amount: 500 },
  { type: "price", price: 0 },
  { type: "total", amount: 500 },
  { type: "steps", steps: [{ from: 2_000, percent: 500 }] },
  { type: "n-for-m", take: 3, pay: 2, percent: 10_000 },
  { type: "bundle", price: 500, parts: [{ product: "tea", count: 2 }] },
] as unknown as readonly PromotionRule[])("[PROMO-1] what is written of $type is read", (rule) => {
  expect(read(ruleEdits(undefined, rule))?.rule).toEqual(rule);
});

test.each<[string, FieldEdits]>([
  ["of a kind this program does not know", { type: "lottery", value: 1 }],
  [
    "whose numbers two people changed so that they do not fit",
    { type: "n-for-m", take: 2, pay: 2, value: 10_000 },
  ],
  ["deleted", { type: "percent", value: 100, deleted: true }],
])("[PROMO-1] a promotion %s takes nothing off", (_, fields) => {
  expect(read(fields)).toBeUndefined();
});

test("[PROMO-1] a promotion is read whole, with plain values for what is missing", () => {
  expect(read({ type: "percent", value: 100 })).toEqual({
    id: "p",
    name: "Sale",
    rule: { type: "percent", percent: 100 },
    products: [],
    categories: [],
    period: { from: null, until: null, days: [], opens: null, closes: null },
    group: "",
    branches: [],
    needsCode: false,
    stacks: false,
    least: 0,
    active: true,
  });
});

test("[PROMO-1] of two values two people gave one step the lower holds; what is no step is passed by", () => {
  const steps = { "steps/2000=500": true, "steps/2000=900": true, "steps/x": true, "steps/=5": true };
  expect(read({ type: "steps", ...steps })?.rule).toEqual({
    type: "steps",
    steps: [{ from: 2_000, percent: 500 }],
  });
});

test("[PROMO-5] a list, and a price in it", () => {
  const doc = { list: "l", product: "tea", price: 900, "steps/5000=800": true };
  const view = aView({
    "price-list": { l: { name: "Trade", group: "trade", active: true }, off: { name: "Off", active: false } },
    "list-price": { [listPriceId("l", "tea")]: doc },
  });
  expect(readPriceList(view, "l")).toMatchObject({ id: "l", name: "Trade", group: "trade", active: true });
  const stored = view.doc("list-price", "l.tea");
  expect(stored && listPriceOf(stored)).toEqual({
    list: "l",
    product: "tea",
    price: 900,
    steps: [{ from: 5_000, price: 800 }],
  });
  expect(allOf(view, "price-list")).toEqual(["l", "off"]);
});

test.each([
  [{}, { limited: false, left: 0, active: true }],
  [
    { limited: true, until: "2026-12-31" },
    { limited: true, left: 7, until: "2026-12-31" },
  ],
  [{ active: false }, { active: false }],
])("[PROMO-6, PROMO-7] a code of %j", (fields, expected) => {
  const view = aView(
    { "promo-code": { ten: { promotion: "p", ...fields } } },
    { [promoCounter("ten")]: { mine: 3, others: 4 } },
  );
  expect(readPromoCode(view, "ten")).toMatchObject({ code: "ten", promotion: "p", ...expected });
  expect(readPromoCode(view, "other")).toBeUndefined();
});
