import fc from "fast-check";
import { expect, test } from "vitest";
import { readGs1 } from "./gs1.ts";

const GS = "\x1d";
const ITEM = "0104870001234560";
const gtin = "4870001234560";

test.each([
  ["a trade item number alone", ITEM, { gtin }],
  ["the symbology's name", `]C1${ITEM}17270228`, { gtin, expires: "2027-02-28" }],
  [
    "DataMatrix of a medicine",
    `]d2${ITEM}17270200${"10"}AB-12${GS}21XY7`,
    { gtin, expires: "2027-02-28", lot: "AB-12", serial: "XY7" },
  ],
  ["a cigarette pack's mark", `${GS}${ITEM}21a!b"c/)${GS}91EE08${GS}92dGVzdA==`, { gtin, serial: 'a!b"c/)' }],
  ["best before", `${ITEM}15261231`, { gtin, expires: "2026-12-31" }],
  ["expiry before best before", `${ITEM}1526123117261115`, { gtin, expires: "2026-11-15" }],
  ["produced", `${ITEM}11260101`, { gtin, produced: "2026-01-01" }],
  ["kilograms by grams", `${ITEM}3103001250`, { gtin, weight: 1_250 }],
  ["kilograms by hundredths", `${ITEM}3102000125`, { gtin, weight: 1_250 }],
  [
    "weight, price and lot",
    `${ITEM}31030005003922${"12500"}${GS}10L1`,
    { gtin, weight: 500, price: 12_500, lot: "L1" },
  ],
  ["pieces", `${ITEM}3024`, { gtin, count: 24_000 }],
  ["pieces within", `${ITEM}3712${GS}10L`, { gtin, count: 12_000, lot: "L" }],
  [
    "FNC1 lost, lengths fixed",
    `${ITEM}1727022811260101`,
    { gtin, expires: "2027-02-28", produced: "2026-01-01" },
  ],
  ["as people write it", `(01)04870001234560(17)270228(10)L-7`, { gtin, expires: "2027-02-28", lot: "L-7" }],
  ["an outer case", "0114870001234567", { gtin: "14870001234567" }],
  ["a day that is none", `${ITEM}17270231`, { gtin }],
  ["identifiers of four digits", `${ITEM}8005123456${GS}10L`, { gtin, lot: "L" }],
  ["cut off", `${ITEM}1727`, { gtin }],
])("[GS1-1] %s", (_, text, expected) => {
  expect(readGs1(text)).toEqual(expected);
});

test.each([
  ["4870001234560"],
  ["0104870001234561"],
  ["17270228"],
  ["https://example.kz/01/04870001234560"],
  [""],
  ["A".repeat(300)],
])("[GS1-1] %s is no GS1 code", (text) => {
  expect(readGs1(text)).toBeNull();
});

test("[GS1-1] whatever is scanned, reading ends", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      readGs1(text);
      expect(readGs1(`${ITEM}${text}`)?.gtin ?? gtin).toBe(gtin);
    }),
  );
});
