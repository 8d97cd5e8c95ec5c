import { expect, test } from "vitest";
import { type CounterRule, ruleOf } from "./counter-rule.ts";
import type { CounterId } from "./ids.ts";

const rule = (area: string): CounterRule => ({
  area,
  scope: () => "org",
  step: () => 1,
  holders: () => [],
  needs: () => ({}),
  spread: false,
});

test("a counter has the rule of the area it is named after, and of no other that begins alike", () => {
  const rules = [rule("stock"), rule("sto")];
  expect(ruleOf(rules, "stock/b1/tea" as CounterId)).toBe(rules[0]);
  expect(ruleOf(rules, "sto/b1" as CounterId)).toBe(rules[1]);
  expect(ruleOf(rules, "stocks/b1" as CounterId)).toBeUndefined();
});
