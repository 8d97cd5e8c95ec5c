import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { readFiscalTerms } from "./terms.ts";

const HOUR = 3_600_000;

test.each([
  [{ currency: "KZT" }, { on: false, limit: 72 * HOUR }],
  [
    { currency: "KZT", fiscal: true },
    { on: true, limit: 72 * HOUR },
  ],
  [
    { currency: "RUB", fiscal: true },
    { on: true, limit: 720 * HOUR },
  ],
  [
    { currency: "UZS", fiscal: true },
    { on: true, limit: null },
  ],
  [
    { currency: "UZS", fiscal: true, fiscalHours: 24 },
    { on: true, limit: 24 * HOUR },
  ],
  [
    { currency: "KZT", fiscal: true, fiscalHours: 0 },
    { on: true, limit: null },
  ],
])("[FISCAL-5] of %j", (fields, terms) => {
  expect(readFiscalTerms(aView({ org: { org: { name: "Shop", ...fields } } }))).toEqual(terms);
});

test("before the settings are here nothing is signed", () => {
  expect(readFiscalTerms(aView())).toEqual({ on: false, limit: null });
});
