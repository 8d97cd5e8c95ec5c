import { expect, test } from "vitest";
import { formatGiftCode, parseGiftCode } from "./gift-code.ts";

test.each([
  ["4F7K 2M9Q", "4f7k2m9q"],
  ["4f7k-2m9q", "4f7k2m9q"],
  ["2990000000017", "2990000000017"],
])("[ACCOUNT-7] %j is one code however it is written", (text, code) => {
  expect(parseGiftCode(text)).toEqual({ ok: true, value: code });
  expect(parseGiftCode(formatGiftCode(code))).toEqual({ ok: true, value: code });
});

test.each(["", "abc", "код-1234", "a/b/c/d", "x".repeat(41)])("[ACCOUNT-7] %j is none", (text) => {
  expect(parseGiftCode(text)).toEqual({ ok: false, error: { type: "BadGiftCode", text } });
});
