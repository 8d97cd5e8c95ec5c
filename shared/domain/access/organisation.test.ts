import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { readOrganisation } from "./organisation.ts";

test("[ACCESS-3] there is no organisation before a currency was chosen", () => {
  expect(readOrganisation(aView())).toBeUndefined();
  expect(readOrganisation(aView({ org: { org: { name: "Shop" } } }))).toBeUndefined();
  expect(readOrganisation(aView({ org: { org: { name: "Shop", currency: "XXX" } } }))).toBeUndefined();
});

test("what was never set has a plain value", () => {
  expect(readOrganisation(aView({ org: { org: { currency: "UZS" } } }))).toEqual({
    name: "",
    currency: "UZS",
    taxMode: "included",
    cashRounding: null,
    taxId: "",
    phone: "",
    footer: "",
    lockAfterMinutes: 15,
  });
});
