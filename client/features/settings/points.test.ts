import { expect, test } from "vitest";
import { pointsFor, readPointsRate } from "../../../shared/domain/account/points.ts";
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
