import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalToScaled, parseDecimal, scaledToDecimal } from "./decimal.ts";

const scaled = (text: string, digits = 3) => {
  const parsed = parseDecimal(text);
  return parsed.ok ? decimalToScaled(parsed.value, digits) : parsed.error.type;
};

test.each([
  { text: "1250.5", is: 1_250_500 },
  { text: "1250,5", is: 1_250_500 },
  { text: " 1 250,50 ", is: 1_250_500 },
  { text: "1\u00a0250,50", is: 1_250_500 },
  { text: "1\u202f250.50", is: 1_250_500 },
  { text: "1.250,50", is: 1_250_500 },
  { text: "1,250.50", is: 1_250_500 },
  { text: "1,250,000", is: 1_250_000_000 },
  { text: "1'250", is: 1_250_000 },
  { text: "1,250", is: 1_250 },
  { text: ",5", is: 500 },
  { text: "5.", is: 5_000 },
  { text: "007", is: 7_000 },
  { text: "-3", is: -3_000 },
  { text: "−3", is: -3_000 },
  { text: "-0", is: 0 },
  { text: "+3", is: 3_000 },
  { text: "0.1234", is: undefined },
  { text: "0.1230000", is: 123 },
  { text: "", is: "Empty" },
  { text: "\u00a0 ", is: "Empty" },
  { text: ".", is: "NotANumber" },
  { text: "-", is: "NotANumber" },
  { text: "1e5", is: "NotANumber" },
  { text: "0x10", is: "NotANumber" },
  { text: "NaN", is: "NotANumber" },
  { text: "Infinity", is: "NotANumber" },
  { text: "1 25 0", is: "NotANumber" },
  { text: "1,25,0", is: "NotANumber" },
  { text: "--1", is: "NotANumber" },
  { text: "١٢", is: "NotANumber" },
])("'$text' is $is thousandths", ({ text, is }) => {
  expect(scaled(text)).toBe(is);
});

test("a number as long as a book is refused at once, with a short excerpt", () => {
  const parsed = parseDecimal("9".repeat(10_000_000));
  expect(parsed).toEqual({ ok: false, error: { type: "NotANumber", text: "9".repeat(40) } });
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 3 }), (value, digits) => {
      expect(scaled(scaledToDecimal(value, digits), digits)).toBe(value === 0 ? 0 : value);
    }),
  );
});

test.each([
  { value: 125_050, digits: 2, least: 0, text: "1250.5" },
  { value: 125_050, digits: 2, least: 2, text: "1250.50" },
  { value: -5, digits: 2, least: 2, text: "-0.05" },
  { value: 5, digits: 0, least: 0, text: "5" },
])("$value with $digits digits is written $text", ({ value, digits, least, text }) => {
  expect(scaledToDecimal(value, digits, least)).toBe(text);
});
