import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_MONEY, money, sumMoney } from "../../lib/money.ts";
import { MAX_QUANTITY, quantity } from "../../lib/quantity.ts";
import { type TaxRate, taxRate } from "../catalog/tax.ts";
import { roundCash } from "../payment/rounding.ts";
import { lineTotal, type PricedLine, priceSale, taxOn } from "./pricing.ts";

const aLine = (price: number, thousandths = 1_000, rate: number | "exempt" = 1_600): PricedLine => ({
  price: money(price),
  quantity: quantity(thousandths),
  taxRate: rate === "exempt" ? rate : taxRate(rate),
});

test.each([
  { price: 52_000, thousandths: 2_000, total: 104_000 },
  { price: 189_900, thousandths: 347, total: 65_895 },
  { price: 333, thousandths: 500, total: 167 },
  { price: 1, thousandths: 499, total: 0 },
])("[PRICE-1] $price × $thousandths thousandths is $total", ({ price, thousandths, total }) => {
  expect(lineTotal(aLine(price, thousandths))).toBe(total);
});

test.each([
  { amount: 116_000, rate: 1_600, mode: "included", tax: 16_000 },
  { amount: 100_000, rate: 1_600, mode: "added", tax: 16_000 },
  { amount: 112_000, rate: 1_200, mode: "included", tax: 12_000 },
  { amount: 12_200, rate: 2_200, mode: "included", tax: 2_200 },
  { amount: 11_000, rate: 1_000, mode: "included", tax: 1_000 },
  { amount: 100, rate: 1_600, mode: "included", tax: 14 },
  { amount: 29, rate: 1_600, mode: "included", tax: 4 },
  { amount: 25, rate: 200, mode: "added", tax: 1 },
  { amount: 24, rate: 200, mode: "added", tax: 0 },
  { amount: 100_000, rate: 0, mode: "included", tax: 0 },
] as const)("[PRICE-2] tax at $rate on $amount, $mode, is $tax", ({ amount, rate, mode, tax }) => {
  expect(taxOn(money(amount), taxRate(rate), mode)).toBe(tax);
});

test("[PRICE-3] tax is computed once per rate, highest rate first, exempt last", () => {
  const lines = [aLine(100), aLine(100, 1_000, "exempt"), aLine(100), aLine(100), aLine(110, 1_000, 500)];
  const priced = priceSale(lines, "included");
  expect(priced).toMatchObject({
    ok: true,
    value: {
      lineTotals: [100, 100, 100, 100, 110],
      subtotal: 510,
      addedTax: 0,
      total: 510,
      taxes: [
        { rate: 1_600, net: 259, tax: 41, gross: 300 },
        { rate: 500, net: 105, tax: 5, gross: 110 },
        { rate: "exempt", net: 100, tax: 0, gross: 100 },
      ],
    },
  });
});

test("[PRICE-3] added tax goes on top of the subtotal", () => {
  expect(priceSale([aLine(1_000), aLine(500, 2_000, 1_000)], "added")).toMatchObject({
    ok: true,
    value: { subtotal: 2_000, addedTax: 260, total: 2_260 },
  });
});

test("an empty sale costs nothing", () => {
  expect(priceSale([], "included")).toEqual({
    ok: true,
    value: { lineTotals: [], subtotal: 0, taxes: [], addedTax: 0, total: 0 },
  });
});

test.each([
  { name: "one line", lines: [{ ...aLine(MAX_MONEY), quantity: MAX_QUANTITY }], mode: "included" },
  { name: "the sum", lines: [aLine(MAX_MONEY), aLine(1)], mode: "included" },
  { name: "the tax", lines: [aLine(MAX_MONEY)], mode: "added" },
] as const)("[PRICE-4] $name beyond the largest amount is refused, not drifted", ({ lines, mode }) => {
  expect(priceSale(lines, mode)).toEqual({ ok: false, error: { type: "TotalTooLarge", max: MAX_MONEY } });
});

const anyRate = fc.constantFrom<TaxRate>(
  taxRate(2_200),
  taxRate(1_600),
  taxRate(1_200),
  taxRate(1_000),
  taxRate(0),
  "exempt",
);
const anyLine = fc.record({
  price: fc.nat(1_000_000_000).map(money),
  quantity: fc.integer({ min: 1, max: 100_000 }).map(quantity),
  taxRate: anyRate,
});

test("[PRICE-4] total = lines + added tax + cash rounding; groups add up to the total", () => {
  const step = fc.constantFrom(1, 100, 500, 5_000);
  fc.assert(
    fc.property(
      fc.array(anyLine),
      fc.constantFrom("included" as const, "added" as const),
      step,
      (lines, mode, by) => {
        const priced = priceSale(lines, mode);
        if (!priced.ok) throw new Error(priced.error.type);
        const { lineTotals, addedTax, taxes, total, subtotal } = priced.value;
        const { payable, rounding } = roundCash(total, { step: money(by), direction: "nearest" });
        expect(payable).toBe(sumMoney(lineTotals) + addedTax + rounding);
        expect(sumMoney(taxes.map((group) => group.gross))).toBe(total);
        expect(addedTax).toBe(total - subtotal);
        for (const { net, tax, gross } of taxes) expect(net + tax).toBe(gross);
      },
    ),
  );
});

test("[PRICE-2] tax taken out of what tax was added to is the same tax", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), anyRate, (net, rate) => {
      const tax = taxOn(money(net), rate, "added");
      expect(taxOn(money(net + tax), rate, "included")).toBe(tax);
    }),
  );
});
