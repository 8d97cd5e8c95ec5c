import { expect, test } from "vitest";
import { localTime } from "../../lib/local-time.ts";
import { currentOffers, type Occasion } from "./current.ts";
import type { PriceList, PromoCode, Promotion } from "./offer.ts";
import { ALWAYS, anOffers, aPromotion } from "./testing/offers.ts";

const NOON = localTime(Date.UTC(2026, 10, 21, 12), 0);
const aCode = (over: Partial<PromoCode> = {}): PromoCode => ({
  code: "ten",
  promotion: "coded",
  from: null,
  until: null,
  limited: false,
  left: 0,
  active: true,
  ...over,
});
const offersOf = (promotion: Partial<Promotion>, code: Partial<PromoCode> = {}) =>
  anOffers([aPromotion({ id: "coded", needsCode: true, ...promotion }), aPromotion({ id: "open" })], {
    code: (asked) => (asked === "ten" || asked === "zehn" ? aCode({ code: asked, ...code }) : undefined),
  });
const on = (over: Partial<Occasion> = {}): Occasion => ({
  when: NOON,
  group: "",
  branch: "b1",
  codes: [],
  ...over,
});

test.each<[string, Partial<Promotion>, Partial<Occasion>, boolean]>([
  ["for everybody", {}, {}, true],
  ["for the customer's group", { group: "vip" }, { group: "vip" }, true],
  ["for another group", { group: "vip" }, {}, false],
  ["in this branch", { branches: ["b2", "b1"] }, {}, true],
  ["in another branch", { branches: ["b2"] }, {}, false],
  ["tomorrow", { period: { ...ALWAYS, from: "2026-11-22" } }, {}, false],
  ["switched off", { active: false }, {}, false],
  ["by code alone", { needsCode: true }, {}, false],
])("[PROMO-3] a promotion %s", (_, over, occasion, holds) => {
  const { promotions } = currentOffers(anOffers([aPromotion(over)]), on(occasion));
  expect(promotions).toHaveLength(holds ? 1 : 0);
});

test.each<[string, Partial<Promotion>, Partial<PromoCode>, string | null]>([
  ["as it should be", {}, {}, null],
  ["before its day", {}, { from: "2026-11-22" }, "not-yet"],
  ["after its day", {}, { until: "2026-11-20" }, "over"],
  ["switched off", {}, { active: false }, "over"],
  ["of a promotion switched off", { active: false }, {}, "over"],
  ["with uses left", {}, { limited: true, left: 1 }, null],
  ["used up", {}, { limited: true, left: 0 }, "used-up"],
  ["of another hour", { period: { ...ALWAYS, closes: 600 } }, {}, "not-now"],
  ["of another branch", { branches: ["b9"] }, {}, "not-here"],
  ["of another group", { group: "vip" }, {}, "other-group"],
])("[PROMO-6] a code %s", (_, promotion, code, reason) => {
  const { promotions, codes, refused } = currentOffers(offersOf(promotion, code), on({ codes: [" TEN "] }));
  expect(refused).toEqual(reason === null ? [] : [{ code: "ten", reason }]);
  expect(codes).toHaveLength(reason === null ? 1 : 0);
  expect(promotions.map(({ id }) => id)).toEqual(reason === null ? ["coded", "open"] : ["open"]);
});

test("[PROMO-6] an unknown code, one given twice, and a second one for the same promotion", () => {
  const { codes, refused } = currentOffers(offersOf({}), on({ codes: ["ten", "TEN", "zehn", "?"] }));
  expect(codes.map(({ code }) => code)).toEqual(["ten"]);
  expect(refused).toEqual([
    { code: "zehn", reason: "same-promotion" },
    { code: "?", reason: "unknown" },
  ]);
});

test("[PROMO-5] lists are chosen like promotions", () => {
  const aList = (id: string, over: Partial<PriceList> = {}): PriceList => ({
    ...{ id, name: id, group: "", branches: [], period: ALWAYS, active: true },
    ...over,
  });
  const lists = [aList("all"), aList("vip", { group: "vip" }), aList("off", { active: false })];
  expect([...currentOffers(anOffers([], { lists }), on()).lists.keys()]).toEqual(["all"]);
});
