import { expect, test } from "vitest";
import { err, ok } from "../../../lib/result.ts";
import { testShop } from "../../../testing/shop.ts";
import { promoCounter, readPromoCode } from "../read.ts";
import { promoEffects } from "../spend-codes.ts";

const open = async (tills = 2) => {
  const shop = await testShop({ tills });
  const [one, two] = [shop.till(0), shop.till(tills - 1)];
  one.signIn(await shop.person("manager", ["b1"]));
  const { promotion } = await one.must("promo.save", {
    name: "Ten",
    rule: { type: "percent", percent: 1_000 },
  });
  await shop.syncAll();
  return { ...shop, one, two, promotion };
};
type Open = Awaited<ReturnType<typeof open>>;

const use = async (till: Open["one"], person: Open["owner"]) => {
  const done = await till.replica().write(till.writer(), [person], () => {
    const drafts = promoEffects(till.view(), ["ten"], { number: "T1-1-0001", branch: "b1", till: "T1" });
    return drafts.ok ? ok({ drafts: drafts.value, result: null }) : err(drafts.error);
  });
  return done.ok;
};

test("[PROMO-7] a limit holds over tills that are apart, and each has its share at once", async () => {
  const { one, two, promotion, owner, syncAll } = await open();
  await one.must("promo.save-code", { code: " TEN ", promotion, left: 5 });
  await syncAll();
  const uses = [];
  for (let i = 0; i < 5; i++) uses.push(await use(one, owner), await use(two, owner));
  expect(uses.filter((done) => done)).toHaveLength(5);
  await syncAll();
  expect(two.view().counter(promoCounter("ten")).value).toBe(0);
  expect(await use(two, owner)).toBe(false);
});

test.each([
  ["raised", 3, 8, { ok: true }, 8],
  ["lowered", 8, 3, { ok: true }, 3],
  ["left as it was", 3, 3, { ok: true }, 3],
  ["taken off", 3, null, { ok: true }, 0],
] as const)("[PROMO-7] a limit %s", async (_, first, then, outcome, left) => {
  const { one, promotion } = await open(1);
  await one.must("promo.save-code", { code: "ten", promotion, left: first });
  expect(await one.run("promo.save-code", { code: "ten", promotion, left: then })).toMatchObject(outcome);
  expect(readPromoCode(one.view(), "ten")).toMatchObject({ limited: then !== null, left });
});

test("[PROMO-7] uses that lie with another till cannot be taken away here", async () => {
  const { one, promotion } = await open();
  await one.must("promo.save-code", { code: "ten", promotion, left: 4 });
  expect(await one.run("promo.save-code", { code: "ten", promotion, left: 0 })).toMatchObject({
    ok: false,
    error: { type: "PromoLimitElsewhere", missing: 2 },
  });
});

test("[PROMO-6] a code is one promotion's; switched off it is free", async () => {
  const { one, promotion } = await open(1);
  const rule = { type: "percent", percent: 500 } as const;
  const other = (await one.must("promo.save", { name: "Five", rule })).promotion;
  await one.must("promo.save-code", { code: "ten", promotion, until: "2026-12-31" });
  const taken = await one.run("promo.save-code", { code: "TEN", promotion: other });
  expect(taken).toMatchObject({ ok: false, error: { type: "PromoCodeTaken", name: "Ten" } });
  await one.must("promo.save-code", { code: "ten", promotion, active: false });
  await one.must("promo.save-code", { code: "ten", promotion: other, active: true });
  expect(readPromoCode(one.view(), "ten")).toMatchObject({ promotion: other, active: true });
});

test.each([
  [{ code: "СКИДКА" }, { type: "BadPromoCode" }],
  [{ promotion: "none" }, { type: "UnknownPromotion" }],
])("[PROMO-6] %j is refused", async (over, error) => {
  const { one, promotion } = await open(1);
  expect(await one.run("promo.save-code", { code: "ten", promotion, ...over })).toMatchObject({
    ok: false,
    error,
  });
});
