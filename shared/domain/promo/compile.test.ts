import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { compileOffers, offerNeeds } from "./compile.ts";

const view = aView({
  promotion: {
    on: { name: "On", type: "percent", value: 100, active: true },
    off: { name: "Off", type: "percent", value: 100, active: false },
    odd: { name: "Odd", type: "lottery", active: true },
  },
  "price-list": { l: { name: "Trade", active: true } },
  "list-price": {
    "l.tea": { list: "l", product: "tea", price: 90 },
    "l.gone": { list: "l", product: "gone", price: 1, deleted: true },
  },
  "promo-code": { ten: { promotion: "on" } },
  category: {
    drinks: { name: "Drinks" },
    hot: { name: "Hot", parent: "drinks" },
    a: { name: "A", parent: "b" },
    b: { name: "B", parent: "a" },
  },
});

test("[PROMO-2, PROMO-5] what is switched off or unknown is left out; prices and codes are looked up", () => {
  const offers = compileOffers(view);
  expect(offers.promotions.map(({ id }) => id)).toEqual(["on"]);
  expect(offers.lists.map(({ id }) => id)).toEqual(["l"]);
  expect(offers.pricesOf("tea").map(({ price }) => price)).toEqual([90]);
  expect(offers.pricesOf("gone")).toEqual([]);
  expect(offers.code("ten")?.promotion).toBe("on");
});

test.each([
  ["hot", ["hot", "drinks"]],
  ["drinks", ["drinks"]],
  ["a", ["a", "b"]],
  ["none", ["none"]],
])("[PROMO-2] %s is in %j, rings or not", (category, path) => {
  const offers = compileOffers(view);
  expect(offers.categoriesOf(category)).toEqual(path);
  expect(offers.categoriesOf(category)).toEqual(path);
});

test("a server fetches just what pricing looks at", () => {
  expect(offerNeeds(["tea"], ["TEN", "no code!"])).toEqual({
    all: ["promotion", "price-list", "category"],
    docs: [{ doc: "promo-code", id: "ten" }],
    find: [{ doc: "list-price", field: "product", value: "tea" }],
    counters: ["promo/ten"],
  });
});
