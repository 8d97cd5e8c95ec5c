import { expect, test } from "vitest";
import { NO_OFFERS, promoCodeOf } from "./offer.ts";

test.each([
  [" SALE-10 ", "sale-10"],
  ["x1", "x1"],
  ["x", null],
  ["СКИДКА", null],
  ["two words", null],
  ["a".repeat(41), null],
])("[PROMO-6] the code %j is kept as %j", (typed, kept) => {
  expect(promoCodeOf(typed)).toBe(kept);
});

test("a shop without offers has none", () => {
  expect([NO_OFFERS.promotions, NO_OFFERS.pricesOf("p"), NO_OFFERS.code("c")]).toEqual([[], [], undefined]);
});
