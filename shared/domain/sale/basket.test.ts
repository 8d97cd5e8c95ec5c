import { expect, test } from "vitest";
import { MAX_MONEY } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { aView } from "../../testing/view.ts";
import { findItem } from "../stock/movement.ts";
import { type BasketLine, readBasket } from "./basket.ts";

const view = aView({
  product: {
    tea: {
      name: "Tea",
      unit: "pcs",
      price: 500,
      tax: 1_200,
      "barcodes/036": true,
      "barcodes/0036000291452": true,
    },
    old: { name: "Old", unit: "pcs", price: 100, tax: 0, archived: true },
    gold: { name: "Gold", unit: "pcs", price: MAX_MONEY, tax: 0 },
  },
});

const aLine = (over: Partial<Omit<BasketLine, "quantity">> & { quantity?: number } = {}): BasketLine => ({
  product: "tea",
  ...over,
  quantity: (over.quantity ?? 1_000) as Quantity,
});

test.each([
  { lines: [], error: { type: "EmptySale" } },
  { lines: [aLine({ price: 499 })], error: { type: "PriceChanged", line: 1, name: "Tea", price: 500 } },
  { lines: [aLine(), aLine({ product: "old" })], error: { type: "ArchivedProduct", line: 2, name: "Old" } },
  { lines: [aLine({ product: "x" })], error: { type: "UnknownProduct", line: 1 } },
  { lines: [aLine({ quantity: 0 })], error: { type: "BadQuantity", reason: { type: "Zero" } } },
  { lines: [aLine({ product: "gold", quantity: 2_000 })], error: { type: "TotalTooLarge" } },
])("[SALE-1, SALE-3] $error.type", ({ lines, error }) => {
  expect(readBasket(view, lines, "included")).toMatchObject({ ok: false, error });
});

test.each([
  { barcode: "036000291452", taken: "0036000291452" },
  { barcode: null, taken: "0036000291452" },
  { barcode: "036", taken: "036" },
  { barcode: "of another product", taken: "0036000291452" },
])("[SALE-2] scanned $barcode, written $taken", ({ barcode, taken }) => {
  const basket = readBasket(view, [aLine({ barcode })], "included");
  expect(basket.ok && basket.value.lines[0]?.barcode).toBe(taken);
});

test("[SALE-4] what is only given up may be archived", () => {
  expect(readBasket(view, [aLine({ product: "old" })], "included", findItem).ok).toBe(true);
});
