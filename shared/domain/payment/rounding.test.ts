import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../../lib/money.ts";
import { CASH_ROUNDINGS_BY_CURRENCY, type CashRounding, NO_CASH_ROUNDING, roundCash } from "./rounding.ts";

const nearest = (step: number): CashRounding => ({ step: money(step), direction: "nearest" });
const down = (step: number): CashRounding => ({ step: money(step), direction: "down" });

test.each([
  { due: 125_049, rule: nearest(100), payable: 125_000, rounding: -49 },
  { due: 125_050, rule: nearest(100), payable: 125_100, rounding: 50 },
  { due: 125_000, rule: nearest(100), payable: 125_000, rounding: 0 },
  { due: 125_250, rule: nearest(500), payable: 125_500, rounding: 250 },
  { due: 125_249, rule: nearest(500), payable: 125_000, rounding: -249 },
  { due: 49, rule: nearest(100), payable: 0, rounding: -49 },
  { due: 0, rule: nearest(100), payable: 0, rounding: 0 },
  { due: 9_999, rule: down(100), payable: 9_900, rounding: -99 },
  { due: 9_999, rule: NO_CASH_ROUNDING, payable: 9_999, rounding: 0 },
])("[CASH-1] $due by $rule.step $rule.direction is $payable", ({ due, rule, payable, rounding }) => {
  expect(roundCash(money(due), rule)).toEqual({ payable, rounding });
});

test("[CASH-1] rounding lands on a step, and moves by less than one step, or half a step to the nearest", () => {
  const rules = fc.constantFrom(...Object.values(CASH_ROUNDINGS_BY_CURRENCY).flat());
  fc.assert(
    fc.property(fc.nat(1_000_000_000), rules, (due, rule) => {
      const { payable, rounding } = roundCash(money(due), rule);
      expect(payable % rule.step).toBe(0);
      expect(payable - rounding).toBe(due);
      expect(Math.abs(rounding) * (rule.direction === "nearest" ? 2 : 1)).toBeLessThanOrEqual(rule.step);
    }),
  );
});

test("[CASH-1] tenge in cash are whole by default, as the decree says", () => {
  expect(CASH_ROUNDINGS_BY_CURRENCY.KZT[0]).toEqual({ step: 100, direction: "nearest" });
});
