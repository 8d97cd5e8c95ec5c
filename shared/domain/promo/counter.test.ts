import { expect, test } from "vitest";
import type { CounterId } from "../../core/ids.ts";
import { aView } from "../../testing/view.ts";
import { promoRule } from "./counter.ts";

test("[PROMO-7] a code is used once at a time, by any device of the organisation", () => {
  const counter = "promo/ten" as CounterId;
  expect([promoRule.scope(counter), promoRule.step(aView(), counter)]).toEqual(["org", 1]);
  expect(promoRule.holders(aView(), "org")).toEqual([]);
  expect(promoRule.needs(counter)).toEqual({ all: ["device"] });
});
