import { expect, test } from "vitest";
import { codeFields, occasionFields, priceStepsField, ruleField } from "./fields.ts";

test.each([
  [{ type: "percent", percent: 10_000 }, true],
  [{ type: "percent", percent: 10_001 }, false],
  [{ type: "percent", percent: 0 }, false],
  [{ type: "amount", amount: 0 }, false],
  [{ type: "price", price: 0 }, true],
  [{ type: "n-for-m", take: 3, pay: 2, percent: 10_000 }, true],
  [{ type: "n-for-m", take: 3, pay: 3, percent: 10_000 }, false],
  [{ type: "n-for-m", take: 3, pay: 0, percent: 10_000 }, false],
  [{ type: "bundle", price: 1, parts: [] }, false],
  [
    {
      type: "bundle",
      price: 1,
      parts: [
        { product: "a", count: 1 },
        { product: "a", count: 2 },
      ],
    },
    false,
  ],
  [{ type: "steps", steps: [{ from: 2_000, percent: 500 }] }, true],
  [
    {
      type: "steps",
      steps: [
        { from: 2_000, percent: 500 },
        { from: 2_000, percent: 600 },
      ],
    },
    false,
  ],
  [{ type: "lottery" }, false],
])("[PROMO-1] the rule %j: %s", (rule, fits) => {
  expect(ruleField.safeParse(rule).success).toBe(fits);
});

test.each([
  [occasionFields.from, "2026-02-28", true],
  [occasionFields.from, "2026-02-30", false],
  [occasionFields.from, null, true],
  [occasionFields.days, [0], false],
  [occasionFields.closes, 1_440, true],
  [occasionFields.opens, 1_440, false],
  [codeFields.left, null, true],
  [codeFields.left, -1, false],
  [priceStepsField, [{ from: 0, price: 1 }], false],
] as const)("[PROMO-3] a field with %j: %j", (field, value, fits) => {
  expect(field.safeParse(value).success).toBe(fits);
});
