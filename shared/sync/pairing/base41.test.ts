import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase41, strangeCharacter, toBase41 } from "./base41.ts";

test("bytes written are read back, in letters of a QR code's alphanumeric mode that nobody takes for others", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      const text = toBase41(bytes);
      expect(text).toMatch(/^[0-9A-HJ-NP-Z$%*+\-/:]*$/);
      expect(strangeCharacter(text)).toBe(-1);
      expect(fromBase41(text)).toEqual(bytes);
    }),
  );
});

test.each(["A", "::::", ":::", "::"])("%j is written by no bytes", (text) => {
  expect(fromBase41(text)).toBeNull();
});

test("the first strange character is found", () => {
  expect(strangeCharacter("AB?C")).toBe(2);
});
