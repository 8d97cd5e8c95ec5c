import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addQuantity,
  checkQuantity,
  isUnit,
  MAX_QUANTITY,
  PRECISION_BY_UNIT,
  parseQuantity,
  quantity,
  quantityToText,
  subtractQuantity,
  UNITS,
  type Unit,
  units,
} from "./quantity.ts";

test.each([
  { text: "2", unit: "pcs", value: 2_000 },
  { text: "2,000", unit: "pcs", value: 2_000 },
  { text: "0,25", unit: "kg", value: 250 },
  { text: "1 250.5", unit: "kg", value: 1_250_500 },
  { text: "0.001", unit: "kg", value: 1 },
  { text: "1.25", unit: "h", value: 1_250 },
] as const)("$text $unit is $value thousandths", ({ text, unit, value }) => {
  expect(parseQuantity(text, unit)).toEqual({ ok: true, value });
});

test.each([
  { text: "", unit: "pcs", error: { type: "Empty" } },
  { text: "two", unit: "pcs", error: { type: "NotANumber", text: "two" } },
  { text: "0", unit: "pcs", error: { type: "Zero" } },
  { text: "0.000", unit: "kg", error: { type: "Zero" } },
  { text: "-1", unit: "pcs", error: { type: "Negative" } },
  { text: "1.5", unit: "pcs", error: { type: "TooPrecise", precision: 0 } },
  { text: "0.0001", unit: "kg", error: { type: "TooPrecise", precision: 3 } },
  { text: "1.255", unit: "h", error: { type: "TooPrecise", precision: 2 } },
  { text: "1000000000", unit: "pcs", error: { type: "TooLarge", max: MAX_QUANTITY } },
  { text: "9".repeat(38), unit: "pcs", error: { type: "TooLarge", max: MAX_QUANTITY } },
] as const)("'$text' $unit is refused: $error.type", ({ text, unit, error }) => {
  expect(parseQuantity(text, unit)).toEqual({ ok: false, error });
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, -1, 0])(
  "%s thousandths never pass",
  (value) => {
    expect(checkQuantity(value, "kg").ok).toBe(false);
  },
);

test("a stock level may be zero where a line may not", () => {
  expect(parseQuantity("0", "pcs", { allowZero: true })).toEqual({ ok: true, value: 0 });
});

test("a fraction of a thousandth is a bug, not a value", () => {
  expect(() => quantity(0.5)).toThrow("Not a whole number of thousandths");
});

test("every quantity a unit allows survives writing and reading", () => {
  fc.assert(
    fc.property(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 999_999_999 }), (unit: Unit, steps) => {
      const value = quantity(steps * 10 ** (3 - PRECISION_BY_UNIT[unit]));
      expect(parseQuantity(quantityToText(value), unit)).toEqual({ ok: true, value });
    }),
  );
});

test("adding and taking away are exact", () => {
  expect(subtractQuantity(addQuantity(quantity(100), quantity(200)), quantity(300))).toBe(0);
  expect(units(3)).toBe(3_000);
  expect(isUnit("kg") && !isUnit("toString")).toBe(true);
});
