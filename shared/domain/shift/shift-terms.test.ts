import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { readShiftTerms } from "./shift-terms.ts";

test.each([
  [{}, { requireShift: false, differenceLimit: null, utcOffset: 0 }],
  [{ currency: "KZT" }, { requireShift: false, differenceLimit: null, utcOffset: 300 }],
  [
    { currency: "RUB", requireShift: true, differenceLimit: 0, utcOffset: 420 },
    { requireShift: true, differenceLimit: 0, utcOffset: 420 },
  ],
])("[SHIFT-3, SHIFT-5] settings %j", (org, terms) => {
  expect(readShiftTerms(aView({ org: { org } }))).toEqual(terms);
});
