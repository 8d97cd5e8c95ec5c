import { beforeAll, expect, test } from "vitest";
import { type DrawBars, drawCode, loadDrawBars } from "./label-code.ts";

let bars: DrawBars;
beforeAll(async () => {
  bars = await loadDrawBars();
});

test("an EAN-13 is 95 modules of bars between its quiet zones", () => {
  const code = drawCode("auto", "4006381333931", bars);
  expect(code?.width).toBe(95 + 2 * 11);
  expect(code?.darks[0]).toEqual({ x: 11, y: 0, width: 1, height: 1 });
  const last = code?.darks.at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(95 + 11);
  expect(code?.darks).toHaveLength(30);
});

test.each([
  ["auto", "ABC-12", false],
  ["code128", "4006381333931", false],
  ["qr", "Қант", true],
] as const)("%s of %j is drawn", (kind, text, isSquare) => {
  expect(drawCode(kind, text, bars)).toMatchObject({ text, isSquare });
});

test.each([
  ["ean13", "4006381333932"], // wrong check digit
  ["ean13", "ABC"],
  ["code128", "Қант"],
  ["qr", ""],
] as const)("%s of %j cannot be drawn", (kind, text) => {
  expect(drawCode(kind, text, bars)).toBeNull();
});
