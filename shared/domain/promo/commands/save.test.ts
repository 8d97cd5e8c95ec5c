import { expect, test } from "vitest";
import { testShop } from "../../../testing/shop.ts";
import { readPromotion } from "../read.ts";

const RULE = { type: "percent", percent: 1_000 } as const;

const open = async () => {
  const shop = await testShop();
  const till = shop.till();
  till.signIn(await shop.person("manager", ["b1"]));
  return { shop, till };
};

test("[PROMO-1] a promotion is added, changed field by field, and the same at every device", async () => {
  const { shop, till } = await open();
  const { promotion } = await till.must("promo.save", {
    name: "Happy hour",
    rule: RULE,
    days: [1, 5],
    opens: 1_020,
    closes: 1_140,
    categories: ["drinks"],
  });
  await till.must("promo.save", { promotion, days: [5, 6], least: 500 });
  await shop.syncAll();
  const read = readPromotion(shop.office.view(), promotion);
  expect(read).toMatchObject({
    name: "Happy hour",
    rule: RULE,
    categories: ["drinks"],
    least: 500,
    active: true,
  });
  expect(read?.period).toEqual({ from: null, until: null, days: [5, 6], opens: 1_020, closes: 1_140 });
});

test("[PROMO-1] saving what is there already writes nothing", async () => {
  const { till } = await open();
  const { promotion } = await till.must("promo.save", { name: "Sale", rule: RULE });
  const before = till.replica().arrived();
  await till.must("promo.save", { promotion, name: "Sale", rule: RULE });
  expect(till.replica().arrived()).toBe(before);
});

test.each([
  [{ name: "Sale" }, { type: "PromotionIncomplete", field: "rule" }],
  [{ rule: RULE }, { type: "PromotionIncomplete", field: "name" }],
  [
    { promotion: "none", name: "Sale" },
    { type: "UnknownPromotion", promotion: "none" },
  ],
  [{ name: "Sale", rule: { type: "price", price: 1 }, stacks: true }, { type: "CannotStack" }],
  [
    { name: "Sale", rule: { type: "bundle", price: 1, parts: [{ product: "x", count: 1 }] } },
    { type: "UnknownProduct" },
  ],
  [
    { name: "Sale", rule: RULE, from: "2026-02-02", until: "2026-02-01" },
    { type: "BadPeriod", field: "until" },
  ],
] as const)("[PROMO-1, PROMO-3] %j is refused", async (args, error) => {
  const { till } = await open();
  expect(await till.run("promo.save", args as never)).toMatchObject({ ok: false, error });
});

test("[PROMO-1] a seller may not", async () => {
  const { shop, till } = await open();
  till.signIn(await shop.person("seller", ["b1"]));
  expect(await till.run("promo.save", { name: "Mine", rule: RULE })).toMatchObject({
    ok: false,
    error: { type: "NotAllowed" },
  });
});
