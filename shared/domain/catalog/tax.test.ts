import { expect, test } from "vitest";
import { parseTaxRate, TAX_RATES_BY_COUNTRY, taxRate, taxRateToText } from "./tax.ts";

test.each([
  { text: "12", rate: 1_200 },
  { text: "12%", rate: 1_200 },
  { text: " 12,00 % ", rate: 1_200 },
  { text: "НДС 16%", rate: 1_600 },
  { text: "ҚҚС 16", rate: 1_600 },
  { text: "QQS 12%", rate: 1_200 },
  { text: "0", rate: 0 },
  { text: "0.5%", rate: 50 },
  { text: "100", rate: 10_000 },
  { text: "Без НДС", rate: "exempt" },
  { text: "ҚҚС-сыз", rate: "exempt" },
  { text: "QQSsiz", rate: "exempt" },
  { text: "exempt", rate: "exempt" },
])("[TAX-1] '$text' is $rate", ({ text, rate }) => {
  expect(parseTaxRate(text)).toEqual({ ok: true, value: rate });
});

test.each(["", "0.12", "101", "-12", "12.345", "high", "12%%", "9".repeat(10_000_000)])(
  "[TAX-1] a rate nobody can be sure of is refused (%#)",
  (text) => {
    expect(parseTaxRate(text)).toEqual({ ok: false, error: { type: "UnknownTax" } });
  },
);

test("[TAX-1] every rate on offer survives writing and reading", () => {
  for (const rate of [...Object.values(TAX_RATES_BY_COUNTRY).flat(), taxRate(50), taxRate(99)]) {
    expect(parseTaxRate(taxRateToText(rate))).toEqual({ ok: true, value: rate });
  }
});

test.each([-1, 0.5, 10_001, Number.NaN])("%s is not a rate", (value) => {
  expect(() => taxRate(value)).toThrow("Not a tax rate");
});
