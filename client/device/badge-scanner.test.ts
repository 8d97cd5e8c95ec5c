import { expect, test } from "vitest";
import { createBadgeScanner } from "./badge-scanner.ts";
import type { ScanStep } from "./hid-scanner.ts";

const type = (text: string, gap = 5): readonly ScanStep[] => {
  const scanner = createBadgeScanner("SFB-");
  return [...text, "\n"].map((character, i) =>
    scanner.feed({ ...strokeOf(character), ctrlKey: false, altKey: false, timeStamp: 1_000 + i * gap }),
  );
};

const strokeOf = (character: string) => {
  if (character === "\n") return { code: "Enter", shiftKey: false };
  if (character === "-") return { code: "Minus", shiftKey: false };
  return /\d/.test(character)
    ? { code: `Digit${character}`, shiftKey: false }
    : { code: `Key${character.toUpperCase()}`, shiftKey: character !== character.toLowerCase() };
};

test("a badge is read", () => {
  const last = type("SFB-ABCDEFGHIJKLMNOPQRSTUVWX27").at(-1);
  expect(last).toMatchObject({ type: "scanned", scan: { text: "SFB-ABCDEFGHIJKLMNOPQRSTUVWX27" } });
});

test.each(["1234", "12345678", "4870001000011", "password1", "SF12345678"])(
  "%s, as quick as a scanner, is left to the screen",
  (text) => {
    const steps = type(text);
    expect(steps.some(({ type: step }) => ["scanned", "bursting", "separator"].includes(step))).toBe(false);
  },
);

test("what a person types before it does not spoil it", () => {
  const scanner = createBadgeScanner("SFB-");
  const codes = [..."12", ..."SFB-ABCDEFGHIJKLMNOPQRSTUVWX27", "\n"];
  const steps = codes.map((character, i) =>
    scanner.feed({
      ...strokeOf(character),
      ctrlKey: false,
      altKey: false,
      timeStamp: i < 2 ? i * 300 : 1_000 + i * 5,
    }),
  );
  expect(steps.at(-1)).toMatchObject({ type: "scanned" });
});
