import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { localDay, readShiftTerms } from "./shift-terms.ts";

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

test("[SHIFT-4] a local day begins at local midnight", () => {
  const midnight = Date.UTC(2026, 0, 1, 19);
  expect(localDay(midnight, 300) - localDay(midnight - 1, 300)).toBe(1);
  expect(localDay(midnight, 0)).toBe(localDay(midnight - 1, 0));
});
