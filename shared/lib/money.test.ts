import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMoney,
  MAX_MONEY,
  money,
  moneyToText,
  multiplyMoney,
  negateMoney,
  parseMoney,
  scaleMoney,
  splitMoney,
  subtractMoney,
  sumMoney,
} from "./money.ts";
import { MAX_QUANTITY, quantity } from "./quantity.ts";

test.each([
  { text: "1 250,50", minor: 125_050 },
  { text: "1250.5", minor: 125_050 },
  { text: "1\u00a0250", minor: 125_000 },
  { text: "1 250 ₸", minor: 125_000 },
  { text: "₸1250", minor: 125_000 },
  { text: "12 000 so'm", minor: 1_200_000 },
  { text: "12 000 soʻm", minor: 1_200_000 },
  { text: "99,90 руб.", minor: 9_990 },
  { text: "RUB 99.90", minor: 9_990 },
  { text: "500 тг", minor: 50_000 },
  { text: "0", minor: 0 },
  { text: "90071992547.40", minor: MAX_MONEY },
])("'$text' is $minor minor units", ({ text, minor }) => {
  expect(parseMoney(text)).toEqual({ ok: true, value: minor });
});

test.each([
  { text: "", error: { type: "Empty" } },
  { text: "₸", error: { type: "Empty" } },
  { text: "free", error: { type: "NotANumber", text: "free" } },
  { text: "1e9", error: { type: "NotANumber", text: "1e9" } },
  { text: "-5", error: { type: "Negative" } },
  { text: "−5 ₸", error: { type: "Negative" } },
  { text: "1.005", error: { type: "TooPrecise", precision: 2 } },
  { text: "1,250", error: undefined, minor: 125 },
  { text: "90071992547.41", error: { type: "TooLarge", max: MAX_MONEY } },
  { text: "4870001000004", error: { type: "TooLarge", max: MAX_MONEY } },
])("'$text' is refused or read by one rule", ({ text, error, minor }) => {
  expect(parseMoney(text)).toEqual(error === undefined ? { ok: true, value: minor } : { ok: false, error });
});

test("ten megabytes in a price field are refused with a short excerpt", () => {
  const parsed = parseMoney(`${"1".repeat(10_000_000)} ₸`);
  expect(parsed.ok).toBe(false);
  expect(JSON.stringify(parsed).length).toBeLessThan(120);
});

test.each([
  { price: 52_000, thousandths: 2_000, total: 104_000 },
  { price: 99_90, thousandths: 333, total: 3_327 },
  { price: 1, thousandths: 500, total: 1 },
  { price: 1, thousandths: 499, total: 0 },
  { price: 3, thousandths: 500, total: 2 },
  { price: -3, thousandths: 500, total: -2 },
  { price: 3, thousandths: -500, total: -2 },
  { price: MAX_MONEY, thousandths: 1_000, total: MAX_MONEY },
  { price: 9_007_199_254_739, thousandths: 999_999, total: 9_007_190_247_539_745 },
])("$price × $thousandths/1000 = $total, half away from zero", ({ price, thousandths, total }) => {
  expect(multiplyMoney(money(price), quantity(thousandths))).toBe(total);
});

test("scaling is exact to half a unit, however large the product", () => {
  const amount = fc.integer({ min: -MAX_MONEY, max: MAX_MONEY });
  const ratio = fc
    .tuple(fc.nat(20_000), fc.integer({ min: 1, max: 20_000 }))
    .filter(([n, d]) => n <= d * 900);
  fc.assert(
    fc.property(amount, ratio, (value, [numerator, denominator]) => {
      const off =
        2n * BigInt(scaleMoney(money(value), numerator, denominator)) * BigInt(denominator) -
        2n * BigInt(value) * BigInt(numerator);
      expect(off <= BigInt(denominator) && off >= -BigInt(denominator)).toBe(true);
    }),
  );
});

test("a refund mirrors its sale", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.nat(10_000_000), (price, thousandths) => {
      const sold = multiplyMoney(money(price), quantity(thousandths));
      expect(multiplyMoney(money(price), quantity(-thousandths))).toBe(negateMoney(sold));
    }),
  );
});

test("an amount beyond safe whole numbers throws instead of drifting", () => {
  expect(() => multiplyMoney(MAX_MONEY, MAX_QUANTITY)).toThrow("Not a whole number");
  expect(() => money(0.5)).toThrow("Not a whole number");
});

test.each([
  { total: 100, weights: [1, 1, 1], parts: [34, 33, 33] },
  { total: 100, weights: [1, 2, 4], parts: [14, 29, 57] },
  { total: -100, weights: [1, 1, 1], parts: [-34, -33, -33] },
  { total: 0, weights: [1, 2], parts: [0, 0] },
  { total: 5, weights: [0, 0], parts: [3, 2] },
  { total: 1, weights: [0, 1, 1], parts: [0, 1, 0] },
  { total: 7, weights: [], parts: [] },
])("splits $total by $weights into $parts", ({ total, weights, parts }) => {
  expect(splitMoney(money(total), weights)).toEqual(parts);
});

test("split parts always add up, and none is off its share by a whole unit", () => {
  const weights = fc.array(fc.nat(MAX_MONEY), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.integer({ min: -MAX_MONEY, max: MAX_MONEY }), weights, (total, shares) => {
      const parts = splitMoney(money(total), shares);
      expect(sumMoney(parts)).toBe(total === 0 ? 0 : total);
      const weightSum = shares.reduce((sum, share) => sum + BigInt(share), 0n);
      if (weightSum === 0n) return;
      parts.forEach((part, i) => {
        const off = BigInt(part) * weightSum - BigInt(total) * BigInt(shares[i] ?? 0);
        expect(off < weightSum && off > -weightSum).toBe(true);
      });
    }),
  );
});

test("what is written to a file is read back", () => {
  fc.assert(
    fc.property(fc.nat(MAX_MONEY), (minor) => {
      expect(parseMoney(moneyToText(money(minor)))).toEqual({ ok: true, value: minor });
    }),
  );
});

test("adding and taking away are exact", () => {
  expect(subtractMoney(addMoney(money(10), money(20)), money(30))).toBe(0);
});
