import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { cashRoundingName, parseCashRounding, readCashTerms } from "./cash-terms.ts";
import { CASH_ROUNDINGS_BY_CURRENCY, NO_CASH_ROUNDING } from "./rounding.ts";

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
  expect(readCashTerms(aView())).toBeUndefined();
  const org = (fields: object) => aView({ org: { org: { ...fields } } });
  expect(readCashTerms(org({ currency: "UZS" }))).toEqual({
    currency: "UZS",
    rounding: { step: 5_000, direction: "nearest" },
  });
  expect(readCashTerms(org({ currency: "KZT", cashRounding: "none" }))?.rounding).toEqual(NO_CASH_ROUNDING);
});
