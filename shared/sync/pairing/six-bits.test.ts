import fc from "fast-check";
import { expect, test } from "vitest";
import { base64urlOf, bytesOfLetters, lettersOfBytes } from "./six-bits.ts";

test("bytes written as base64url are read back, and are what everyone else writes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = base64urlOf(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(bytesOfLetters(text)?.subarray(0, bytes.length)).toEqual(bytes);
    }),
  );
});

test("letters of six bits are read back, however many", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9+/]{0,60}$/), (text) => {
      expect(lettersOfBytes(bytesOfLetters(text) ?? new Uint8Array(), text.length)).toBe(text);
    }),
  );
});

test.each(["a b", "ab=", "ü", "a.b"])("%j is written in other letters", (text) => {
  expect(bytesOfLetters(text)).toBeNull();
});
