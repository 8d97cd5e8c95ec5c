import { expect, test } from "vitest";
import { freeTextField, idField, levelField, moneyField, quantityField, textField } from "./schema.ts";

test.each([
  ["id", idField, ["p1", "0k-x"], ["", "A", "a b", "x".repeat(41), 5, null]],
  ["text", textField(5), ["abc", " ab ", "ә"], ["", "   ", "abcdef", "\u0000", "x".repeat(10_000_000), 7]],
  ["free text", freeTextField(5), ["", "  ", "abc"], ["abcdef", null]],
  ["money", moneyField, [0, 5, 9_007_199_254_740], [-1, 0.5, 9_007_199_254_741, "5", Number.NaN]],
  ["quantity", quantityField, [0, -5, 1_000], [0.5, "1", Number.POSITIVE_INFINITY]],
  ["level", levelField, [0, 1_000], [-1, 0.5, 1e12]],
])("%s takes what it should and nothing else", (_name, field, good, bad) => {
  expect(good.filter((value) => !field.safeParse(value).success)).toEqual([]);
  expect(bad.filter((value) => field.safeParse(value).success)).toEqual([]);
});

test("text is cleaned on the way in", () => {
  expect(textField(20).parse("  Чай \t чёрный ")).toBe("Чай чёрный");
});
