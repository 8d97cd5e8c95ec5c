import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDescription, anyDescription } from "../testing/descriptions.ts";
import { inGroups, readCode, writeCode } from "./pairing-code.ts";

const code = writeCode(aDescription());

test("a code fits a QR code of version 6 and is read as it was meant", () => {
  fc.assert(
    fc.property(anyDescription, fc.integer({ min: 0, max: 0xffff }), (description, offer) => {
      const answers = description.type === "answer" ? offer : null;
      const text = writeCode(description, answers);
      expect(text.length).toBeLessThanOrEqual(154);
      expect(readCode(text)).toMatchObject({ ok: true, value: { description, answers } });
    }),
  );
});

test("typing is forgiven: case, spaces, line breaks, O for 0 and I for 1", () => {
  const typed = inGroups(code).toLowerCase().replaceAll("0", "o").replaceAll("1", "i");
  expect(readCode(`  ${typed.replaceAll(" ", " \n ")} `)).toEqual(readCode(code));
});

test("every single typing mistake and every exchange of neighbours is found", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: code.length - 2 }),
      fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRSTUVWXYZ$%*+-/:"),
      (at, letter) => {
        const wrong = code.slice(0, at) + letter + code.slice(at + 1);
        if (wrong !== code) expect(readCode(wrong).ok).toBe(false);
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (swapped !== code) expect(readCode(swapped).ok).toBe(false);
      },
    ),
  );
});

describe("what is no code is refused by what is wrong with it", () => {
  test.each([
    ["", { type: "NotACode" }],
    ["4870000000012", { type: "NotACode" }],
    ["https://shop.example/enrol?code=SF1", { type: "NotACode" }],
    ["x".repeat(5_000), { type: "NotACode" }],
    [code.replace("SF1", "SF2"), { type: "NewerCode" }],
    [`${code.slice(0, 9)}?${code.slice(10)}`, { type: "BadCharacter", at: 10, character: "?" }],
    [code.slice(0, 60), { type: "Incomplete" }],
    [`${code}A`, { type: "Mistyped" }],
    [code.replace(code.slice(20, 22), "ZZ"), { type: "Mistyped" }],
  ])("%s", (typed, error) => expect(readCode(typed)).toEqual({ ok: false, error }));
});
