import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_MONEY, money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import {
  costAtMost,
  manualField,
  receiptDiscountField,
  shareOf,
  takenByPrice,
  takenOff,
} from "./discount.ts";

test.each([
  [{ type: "percent", value: 1_000, reason: "dented" }, true, true],
  [{ type: "percent", value: 10_001, reason: "dented" }, false, false],
  [{ type: "amount", value: 1, reason: "dented" }, true, true],
  [{ type: "amount", value: 0, reason: "dented" }, false, false],
  [{ type: "price", value: 0, reason: "gift" }, true, false],
  [{ type: "percent", value: 1_000, reason: "  " }, false, false],
  [{ type: "percent", value: 1_000 }, false, false],
  [{ type: "percent", value: 1_000, reason: "x", by: "me" }, false, false],
])("[DISCOUNT-1, DISCOUNT-4] %j on a line: %s, on a receipt: %s", (given, line, receipt) => {
  expect(manualField.safeParse(given).success).toBe(line);
  expect(receiptDiscountField.safeParse(given).success).toBe(receipt);
});

test.each([
  [1_005, { type: "percent", value: 1_000 }, 101],
  [1_005, { type: "amount", value: 2_000 }, 1_005],
  [0, { type: "percent", value: 10_000 }, 0],
] as const)("[DISCOUNT-2] of %i, %j takes %i", (rest, discount, taken) => {
  expect(takenOff(money(rest), discount)).toBe(taken);
});

test("[DISCOUNT-2] nothing takes more than there is", () => {
  fc.assert(
    fc.property(
      fc.nat(MAX_MONEY),
      fc.nat(MAX_MONEY),
      fc.integer({ min: 1, max: 999_999_999_999 }),
      (full, price, count) => {
        const taken = takenByPrice(money(full), price, count as Quantity);
        expect(taken).toBeGreaterThanOrEqual(0);
        expect(taken + costAtMost(price, count as Quantity, money(full))).toBe(full);
      },
    ),
  );
});

test.each([
  [10, 100, 1_000],
  [1, 3, 3_334],
  [0, 100, 0],
  [5, 0, 0],
  [MAX_MONEY, MAX_MONEY, 10_000],
])("[DISCOUNT-3] %i of %i is %i hundredths of a percent", (taken, before, share) => {
  expect(shareOf(taken, before)).toBe(share);
});
