import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { compileOffers } from "../compile.ts";

test("[PROMO-1] what is taken out makes nothing cheaper any more", async () => {
  const shop = await testShop();
  const till = shop.till();
  till.signIn(shop.owner);
  const { promotion } = await till.must("promo.save", {
    name: "Sale",
    rule: { type: "percent", percent: 500 },
  });
  const { list } = await till.must("promo.save-list", { name: "Trade" });
  await till.must("promo.remove", { type: "promotion", id: promotion });
  await till.must("promo.remove", { type: "price-list", id: list });
  expect(compileOffers(till.view())).toMatchObject({ promotions: [], lists: [] });
  const again = await till.run("promo.remove", { type: "promotion", id: promotion });
  expect(again).toMatchObject({ ok: false, error: { type: "UnknownPromotion" } });
  const unknown = await till.run("promo.remove", { type: "price-list", id: "none" });
  expect(unknown).toMatchObject({ ok: false, error: { type: "UnknownPriceList" } });
});
