import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { subsetFont } from "./subset.ts";
import { componentsOf, readTrueType } from "./truetype.ts";

const bytesOf = (name: string): Uint8Array => readFileSync(`public/fonts/${name}`);
const codesOf = (text: string): readonly number[] => [...text].map((letter) => letter.codePointAt(0) ?? 0);

const LETTERS = [
  "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя",
  "ЎўҚқҒғҲҳ",
  "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvXxYyZzʻʼ",
  "0123456789 .,:;!?%()+-−–—×№₸₽€«»“”…'\"/&@#*=°",
];

describe.each(["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"])("%s", (name) => {
  const bytes = bytesOf(name);
  const font = readTrueType(bytes);

  test("is small enough to be fetched over a bad line", () => {
    expect(bytes.length).toBeLessThan(100_000);
  });

  test.each(LETTERS)("draws %s", (letters) => {
    const undrawn = codesOf(letters).filter((code) => {
      const glyph = font.glyphByCode.get(code) ?? 0;
      return glyph === 0 || (code !== 0x20 && font.glyph(glyph).length === 0);
    });
    expect(undrawn.map((code) => String.fromCodePoint(code))).toEqual([]);
  });

  test("has the spaces that amounts are grouped with, each as wide as it should be", () => {
    const widths = codesOf(" \u00a0\u202f\u2009").map(
      (code) => font.metric(font.glyphByCode.get(code) ?? 0).advance,
    );
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(widths[0]).toBe(widths[1]);
  });

  test("holds every part its glyphs are put together from", () => {
    const parts = Array.from({ length: font.glyphCount }, (_, id) => componentsOf(font.glyph(id))).flat();
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.filter(({ id }) => id >= font.glyphCount || font.glyph(id).length === 0)).toEqual([]);
  });

  test("adds up to the checksum every font file has", () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0_afba);
  });

  test("cutting it down once more keeps shapes and widths", () => {
    const kept = readTrueType(subsetFont(font, codesOf("қй₸")));
    for (const code of codesOf("қ₸")) {
      const before = font.glyphByCode.get(code) ?? 0;
      const after = kept.glyphByCode.get(code) ?? 0;
      expect(kept.metric(after)).toEqual(font.metric(before));
      expect(kept.glyph(after)).toEqual(font.glyph(before));
    }
    expect(kept.glyphByCode.has(0x41)).toBe(false);
  });

  test("a letter the font lacks is named", () => {
    expect(() => subsetFont(font, [0x4e00])).toThrow("U+4E00");
  });
});

test("the licence lies beside the fonts", () => {
  expect(new TextDecoder().decode(bytesOf("OFL.txt"))).toContain("SIL OPEN FONT LICENSE Version 1.1");
});
