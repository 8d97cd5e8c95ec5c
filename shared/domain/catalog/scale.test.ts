import fc from "fast-check";
import { expect, test } from "vitest";
import { USUAL_SCALE_PATTERNS } from "../../lib/scale-pattern.ts";
import { checkDigit } from "./barcode.ts";
import { priceVerifier, readScaleCode } from "./scale.ts";

const withCheck = (body: string): string => `${body}${checkDigit(body)}`;

test.each([
  ["2112345012506", USUAL_SCALE_PATTERNS, { item: "12345", quantity: 1_250 }],
  [withCheck("020004200030"), USUAL_SCALE_PATTERNS, { item: "00042", quantity: 30 }],
  [withCheck("221234501250"), ["22IIIIIPPPPPC"], { item: "12345", price: 125_000 }],
  [withCheck("221234501250"), ["22IIIIIPPPDDC"], { item: "12345", price: 1_250 }],
  [withCheck("221234500012"), ["22IIIIINNNNNC"], { item: "12345", quantity: 12_000 }],
  [withCheck("201234592875"), ["20IIIIIVPPPPC"], { item: "12345", price: 287_500 }],
  [withCheck("201234582875"), ["20IIIIIVPPPPC"], null],
  [withCheck("221234501250"), ["20IIIIIWWWWWC"], null],
  [withCheck("211234500000"), USUAL_SCALE_PATTERNS, null],
  ["2112345012505", USUAL_SCALE_PATTERNS, null],
  ["4870001234560", USUAL_SCALE_PATTERNS, null],
])("[SCALE-2] the label %s", (digits, patterns, expected) => {
  const read = readScaleCode(digits, patterns);
  if (expected === null) expect(read).toBeNull();
  else expect(read).toMatchObject(expected);
});

test("[SCALE-2] the label with nothing weighed is a code of its own", () => {
  expect(readScaleCode("2112345012506", USUAL_SCALE_PATTERNS)?.bare).toBe(withCheck("211234500000"));
});

test.each([
  ["2875", 9],
  ["14685", 6],
  ["123", null],
])("[SCALE-2] the verifier of %s is %s", (price, verifier) => {
  expect(priceVerifier(price)).toBe(verifier);
});

test("[SCALE-2] a verifier notices any one misread digit", () => {
  const digits = fc
    .integer({ min: 4, max: 5 })
    .chain((length) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }));
  fc.assert(
    fc.property(digits, fc.nat(4), fc.integer({ min: 1, max: 9 }), (price, place, by) => {
      const other = price.map((digit, i) => (i === place % price.length ? (digit + by) % 10 : digit));
      expect(priceVerifier(other.join(""))).not.toBe(priceVerifier(price.join("")));
    }),
  );
});
