import { expect, test } from "vitest";
import { money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { type OfferLine, quantityByProduct, reachOf } from "./goods.ts";
import type { Promotion } from "./offer.ts";
import { aPromotion } from "./testing/offers.ts";

const aLine = (product: string, category: string | null, over: Partial<OfferLine> = {}): OfferLine => ({
  ...{ product, category, price: money(100), quantity: 1_000 as Quantity, full: money(100), isFixed: false },
  ...over,
});
const LINES = [
  aLine("milk", "dairy"),
  aLine("cheese", "hard"),
  aLine("soap", null),
  aLine("milk", "dairy", { isFixed: true }),
];
const above = { categoriesOf: (id: string) => (id === "hard" ? ["hard", "dairy"] : [id]) };

test.each<[string, Partial<Promotion>, readonly number[]]>([
  ["all goods", {}, [0, 1, 2]],
  ["a product", { products: ["soap"] }, [2]],
  ["a category with what is below it", { categories: ["dairy"] }, [0, 1]],
  ["a product and its category, once", { products: ["milk"], categories: ["dairy"] }, [0, 1]],
  ["goods that are not there", { products: ["tea"] }, []],
  [
    "a bundle's parts",
    { rule: { type: "bundle", price: money(1), parts: [{ product: "soap", count: 1 }] } },
    [2],
  ],
  ["enough of them", { least: money(300) }, [0, 1, 2]],
  ["too little of them", { least: money(301) }, []],
])("[PROMO-2] %s", (_, over, lines) => {
  expect(reachOf([aPromotion(over)], above, LINES).flatMap((reach) => reach.lines)).toEqual(lines);
});

test("[PROMO-2] quantities of a product add up over its lines", () => {
  expect([...quantityByProduct(LINES)]).toEqual([
    ["milk", 2_000],
    ["cheese", 1_000],
    ["soap", 1_000],
  ]);
});
