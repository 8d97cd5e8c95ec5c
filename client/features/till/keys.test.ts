import { expect, test } from "vitest";
import { saleKeyOf, TILL_ACTIONS } from "./keys.ts";

test.each([
  { code: "Digit3", key: "3", means: { type: "character", character: "3" } },
  { code: "Digit2", key: "ә", means: { type: "character", character: "2" } },
  { code: "Numpad7", key: "7", means: { type: "character", character: "7" } },
  { code: "Numpad7", key: "Home", means: null },
  { code: "NumpadDecimal", key: ",", means: { type: "character", character: "." } },
  { code: "NumpadDecimal", key: "Delete", means: null },
  { code: "Comma", key: "б", means: { type: "character", character: "." } },
  { code: "Digit8", key: "*", shiftKey: true, means: { type: "multiply" } },
  { code: "Digit7", key: "&", shiftKey: true, means: null },
  { code: "NumpadMultiply", key: "*", means: { type: "multiply" } },
  { code: "Equal", key: "+", shiftKey: true, means: { type: "more" } },
  { code: "Minus", key: "-", means: { type: "less" } },
  { code: "Enter", key: "Enter", means: { type: "commit" } },
  { code: "Backspace", key: "Backspace", means: { type: "erase" } },
  { code: "KeyA", key: "a", means: null },
])("$key on $code means $means", ({ code, key, shiftKey = false, means }) => {
  expect(saleKeyOf({ code, key, shiftKey })).toEqual(means);
});

test("no two actions share a key", () => {
  const combos = TILL_ACTIONS.map(({ combo }) => combo);
  expect(new Set(combos).size).toBe(combos.length);
});
