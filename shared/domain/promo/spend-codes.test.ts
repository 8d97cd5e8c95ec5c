import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { promoCounter } from "./read.ts";
import { promoEffects } from "./spend-codes.ts";

const USE = { number: "T1-1-0001", branch: "b1", till: "T1" };
const viewWith = (mine: number, others: number, limited = true) =>
  aView({ "promo-code": { ten: { promotion: "p", limited } } }, { [promoCounter("ten")]: { mine, others } });

test("[PROMO-7] a limited code is spent once, however often it was given", () => {
  expect(promoEffects(viewWith(2, 0), ["ten", "ten"], USE)).toMatchObject({
    ok: true,
    value: [
      {
        scope: "org",
        kind: "promo.used",
        body: { code: "ten", promotion: "p", ...USE },
        effects: [{ counter: "promo/ten", spend: 1 }],
      },
    ],
  });
});

test.each([
  ["unlimited", viewWith(0, 0, false), ["ten"]],
  ["unknown", viewWith(1, 0), ["other"]],
  ["none", viewWith(1, 0), []],
])("[PROMO-7] %s codes need no entry", (_, view, codes) => {
  expect(promoEffects(view, codes, USE)).toEqual({ ok: true, value: [] });
});

test.each([
  ["with others", viewWith(0, 4), 4],
  ["nowhere", viewWith(0, 0), 0],
])("[PROMO-7] uses that are %s are refused by name", (_, view, left) => {
  expect(promoEffects(view, ["ten"], USE)).toEqual({
    ok: false,
    error: { type: "PromoUsedUp", code: "ten", counter: "promo/ten", left, missing: 1 },
  });
});
