import { expect, test } from "vitest";
import { pointsFor, readPointsRate } from "../../../shared/domain/account/points.ts";
import { sellerDiscount } from "../../../shared/domain/sale/spoken-for.ts";
import { testShop } from "../../../shared/testing/shop.ts";
import { createFakeShop } from "../../testing/fake-shop.ts";
import { createShopForm } from "./shop-model.ts";

test("[ACCOUNT-6] an owner says what of a purchase comes back as points; before that, nothing does", async () => {
  const org = await testShop();
  const shop = createFakeShop(org.office, { person: org.owner });
  expect(pointsFor(shop.view, 1_000_000)).toBe(0);
  const form = createShopForm(shop);
  expect(form?.values.value.points).toBe("0");
  form?.set("points", "200");
  expect(await form?.save()).toBe(true);
  expect([readPointsRate(shop.view), pointsFor(shop.view, 1_000_000)]).toEqual([200, 200]);
});

test("[DISCOUNT-3] an owner says how much sellers may take off alone; it is nothing until then", async () => {
  const org = await testShop();
  const shop = createFakeShop(org.office, { person: org.owner });
  const form = createShopForm(shop);
  expect([form?.values.value.sellerDiscount, sellerDiscount(shop.view)]).toEqual(["", 0]);
  form?.set("sellerDiscount", "12,5 %");
  expect(await form?.save()).toBe(true);
  expect(sellerDiscount(shop.view)).toBe(1_250);
  const again = createShopForm(shop);
  expect(again?.values.value.sellerDiscount).toBe("12.50");
  again?.set("sellerDiscount", "");
  expect([await again?.save(), sellerDiscount(shop.view)]).toEqual([true, 0]);
});

test.each(["101", "-1", "1.234", "ten"])("[DISCOUNT-3] %s is no percent of a sale", async (typed) => {
  const org = await testShop();
  const form = createShopForm(createFakeShop(org.office, { person: org.owner }));
  form?.set("sellerDiscount", typed);
  expect(await form?.save()).toBe(false);
  expect(form?.fault.value).toEqual({ type: "BadPercent", field: "sellerDiscount" });
});
