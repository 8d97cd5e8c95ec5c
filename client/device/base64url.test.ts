import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";

test("bytes come back as they were, and look as Node writes them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect([...fromBase64url(text)]).toEqual([...bytes]);
    }),
  );
});

test("what is no base64url throws", () => {
  expect(() => fromBase64url("не base64")).toThrow();
});
