import fc from "fast-check";
import { expect, test } from "vitest";
import { money, sumMoney } from "../../lib/money.ts";
import { type CashRounding, NO_CASH_ROUNDING, roundCash } from "./rounding.ts";
import { leftToPay, settle, TENDER_TYPES, type Tender, type TenderType } from "./tender.ts";

const pay = (type: TenderType, amount: number): Tender => ({
  type,
  amount: money(amount),
  reference: "",
  of: type === "cash" ? "" : "of",
});
const cash = (amount: number): Tender => pay("cash", amount);
const card = (amount: number): Tender => pay("card", amount);
const by =
  (rule: CashRounding = NO_CASH_ROUNDING) =>
  (due: ReturnType<typeof money>) =>
    roundCash(due, rule);
const toTenge = by({ step: money(100), direction: "nearest" });

test.each([
  {
    name: "cash with change",
    total: 125_000,
    tenders: [cash(200_000)],
    payable: 125_000,
    rounding: 0,
    change: 75_000,
  },
  { name: "exact cash", total: 125_000, tenders: [cash(125_000)], payable: 125_000, rounding: 0, change: 0 },
  {
    name: "cash, rounded down",
    total: 125_049,
    tenders: [cash(125_000)],
    payable: 125_000,
    rounding: -49,
    change: 0,
  },
  {
    name: "cash, rounded up",
    total: 125_050,
    tenders: [cash(200_000)],
    payable: 125_100,
    rounding: 50,
    change: 74_900,
  },
  {
    name: "card, to the tiyn",
    total: 125_049,
    tenders: [card(125_049)],
    payable: 125_049,
    rounding: 0,
    change: 0,
  },
  {
    name: "card, with less left than any coin",
    total: 125_049,
    tenders: [card(125_000)],
    payable: 125_000,
    rounding: -49,
    change: 0,
  },
  {
    name: "mixed",
    total: 125_049,
    tenders: [card(100_049), cash(50_000)],
    payable: 125_049,
    rounding: 0,
    change: 25_000,
  },
  {
    name: "mixed, rounded",
    total: 125_049,
    tenders: [card(100_000), cash(25_000)],
    payable: 125_000,
    rounding: -49,
    change: 0,
  },
  {
    name: "every other way at once, rounded in none",
    total: 125_049,
    tenders: TENDER_TYPES.filter((type) => type !== "cash").map((type, i) =>
      pay(type, i === 0 ? 75_049 : 10_000),
    ),
    payable: 125_049,
    rounding: 0,
    change: 0,
  },
  {
    name: "a gift card, and cash for the rest, rounded",
    total: 125_049,
    tenders: [pay("gift", 50_000), cash(80_000)],
    payable: 125_000,
    rounding: -49,
    change: 5_000,
  },
  { name: "two cards", total: 300, tenders: [card(100), card(200)], payable: 300, rounding: 0, change: 0 },
  { name: "nothing to pay", total: 0, tenders: [], payable: 0, rounding: 0, change: 0 },
])("[TENDER-1] $name", ({ total, tenders, payable, rounding, change }) => {
  expect(settle(money(total), tenders, toTenge)).toMatchObject({
    ok: true,
    value: { tenders, payable, rounding, change },
  });
});

test.each([
  { name: "too little cash", total: 1_000, tenders: [cash(900)], error: { type: "Underpaid", missing: 100 } },
  { name: "nothing at all", total: 1_000, tenders: [], error: { type: "Underpaid", missing: 1_000 } },
  {
    name: "card short by what a coin would pay",
    total: 1_050,
    tenders: [card(1_000)],
    error: { type: "Underpaid", missing: 50 },
  },
  {
    name: "card over the total",
    total: 1_000,
    tenders: [card(1_100)],
    error: { type: "TenderOverTotal", most: 1_000 },
  },
  {
    name: "two cards over",
    total: 1_000,
    tenders: [card(600), card(500)],
    error: { type: "TenderOverTotal", most: 1_000 },
  },
  {
    name: "points over what a wallet left",
    total: 1_000,
    tenders: [pay("wallet", 600), pay("points", 401)],
    error: { type: "TenderOverTotal", most: 1_000 },
  },
  { name: "zero cash", total: 1_000, tenders: [cash(0), cash(1_000)], error: { type: "TenderNotPositive" } },
  {
    name: "negative card",
    total: 1_000,
    tenders: [card(-5), cash(2_000)],
    error: { type: "TenderNotPositive" },
  },
])("[TENDER-2] $name is refused", ({ total, tenders, error }) => {
  expect(settle(money(total), tenders, toTenge)).toEqual({ ok: false, error });
});

test("[TENDER-3] money in = money owed + change, and only cash gives change", () => {
  const anyTender = fc.record({
    type: fc.constantFrom(...TENDER_TYPES),
    amount: fc.integer({ min: 1, max: 200_000 }),
  });
  const anyRule = fc.constantFrom<CashRounding>(NO_CASH_ROUNDING, { step: money(500), direction: "nearest" });
  fc.assert(
    fc.property(fc.nat(200_000), fc.array(anyTender, { maxLength: 4 }), anyRule, (total, picks, rule) => {
      const tenders = picks.map(({ type, amount }) => pay(type, amount));
      const settled = settle(money(total), tenders, by(rule));
      if (!settled.ok) return;
      const { payable, rounding, change, cashKept } = settled.value;
      const cashIn = sumMoney(tenders.filter(({ type }) => type === "cash").map(({ amount }) => amount));
      expect(payable).toBe(total + rounding);
      expect(sumMoney(tenders.map((tender) => tender.amount))).toBe(payable + change);
      expect(change).toBeLessThanOrEqual(cashIn);
      expect(cashKept).toBe(cashIn - change);
      if (cashIn === 0 && tenders.length > 0 && rounding !== 0)
        expect(by(rule)(money(-rounding)).payable).toBe(0);
    }),
  );
});

test.each([
  { total: 125_049, tenders: [], cash: 125_000, exact: 125_049 },
  { total: 125_049, tenders: [card(100_000)], cash: 25_000, exact: 25_049 },
  { total: 125_049, tenders: [cash(100_000)], cash: 25_000, exact: 25_049 },
  { total: 125_049, tenders: [cash(200_000)], cash: 0, exact: 0 },
  { total: 100, tenders: [card(500)], cash: 0, exact: 0 },
])("[TENDER-4] of $total there is left in cash $cash, otherwise $exact", ({ total, tenders, ...left }) => {
  expect(leftToPay(money(total), tenders, toTenge)).toEqual(left);
});

test("[TENDER-4] paying what is left settles the sale", () => {
  fc.assert(
    fc.property(fc.integer({ min: 51, max: 1_000_000 }), fc.nat(1_000_000), (total, first) => {
      const tenders = first > 0 && first < total ? [card(first)] : [];
      const left = leftToPay(money(total), tenders, toTenge);
      const inCash = left.cash > 0 ? [cash(left.cash)] : [];
      expect(settle(money(total), [...tenders, ...inCash], toTenge).ok).toBe(true);
      expect(settle(money(total), [...tenders, card(left.exact)], toTenge).ok).toBe(true);
    }),
  );
});
