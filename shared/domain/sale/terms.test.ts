import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { CASH_ROUNDINGS_BY_CURRENCY, NO_CASH_ROUNDING } from "../payment/rounding.ts";
import { cashRoundingName, parseCashRounding, readTerms } from "./terms.ts";

test.each(Object.values(CASH_ROUNDINGS_BY_CURRENCY).flat())(
  "[CASH-1] $direction $step keeps its name",
  (rounding) => {
    expect(parseCashRounding(cashRoundingName(rounding))).toEqual(rounding);
  },
);

test.each(["none", "", "up-5", "nearest-0", "nearest-9999999", "down"])(
  "[CASH-1] %j rounds nothing",
  (name) => {
    expect(parseCashRounding(name)).toEqual(NO_CASH_ROUNDING);
  },
);

test("[CASH-1] without a choice the country's usual rule holds", () => {
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
