import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { readTerms } from "./terms.ts";

test("[PRICE-4] tax is in the prices unless the organisation says that it is added", () => {
  expect(readTerms(aView())).toBeUndefined();
  expect(readTerms(aView({ org: { org: { currency: "KZT" } } }))).toEqual({
    currency: "KZT",
    taxMode: "included",
    rounding: { step: 100, direction: "nearest" },
  });
  expect(
    readTerms(aView({ org: { org: { currency: "RUB", taxMode: "added", cashRounding: "down-10" } } })),
  ).toEqual({ currency: "RUB", taxMode: "added", rounding: { step: 10, direction: "down" } });
});
