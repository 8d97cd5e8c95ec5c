import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { compileOffers } from "../compile.ts";

const open = async () => {
  const shop = await testShop();
  const tea = await shop.addProduct({ name: "Tea", price: 1_000 });
  await shop.syncAll();
  const till = shop.till();
  till.signIn(await shop.person("manager", ["b1"]));
  return { till, tea, prices: () => compileOffers(till.view()).pricesOf(tea) };
};

test("[PROMO-5] prices are set, changed, taken out, and set again", async () => {
  const { till, tea, prices } = await open();
  const steps = [{ from: 10_000, price: 700 }];
  const { list } = await till.must("promo.save-list", {
    name: "Trade",
    group: "trade",
    prices: [{ product: tea, price: 900, steps }],
  });
  expect(prices()).toEqual([{ list, product: tea, price: 900, steps }]);
  await till.must("promo.save-list", { list, prices: [{ product: tea, price: 850 }] });
  expect(prices()).toEqual([{ list, product: tea, price: 850, steps: [] }]);
  await till.must("promo.save-list", { list, prices: [{ product: tea, price: null }] });
  expect(prices()).toEqual([]);
  await till.must("promo.save-list", { list, prices: [{ product: tea, price: 850 }] });
  expect(prices()).toHaveLength(1);
});

test.each([
  [{}, { type: "PromotionIncomplete", field: "name" }],
  [{ list: "none" }, { type: "UnknownPriceList", list: "none" }],
  [
    { name: "L", prices: [{ product: "none", price: 1 }] },
    { type: "UnknownProduct", product: "none" },
  ],
  [
    { name: "L", opens: 60, closes: 60 },
    { type: "BadPeriod", field: "closes" },
  ],
])("[PROMO-5] %j is refused", async (args, error) => {
  const { till } = await open();
  expect(await till.run("promo.save-list", args)).toMatchObject({ ok: false, error });
});
