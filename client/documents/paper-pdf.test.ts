import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfParts, pdfText } from "../testing/pdf-text.ts";
import type { Block } from "./paper.ts";
import { paperPdf } from "./paper-pdf.ts";

const fontOf = (name: string): Uint8Array => readFileSync(`public/fonts/${name}`);
const fonts = { regular: fontOf("NotoSans-Regular.ttf"), bold: fontOf("NotoSans-Bold.ttf") };

const sizeOf = (bytes: ArrayBuffer): { width: number; height: number } => {
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdfParts(bytes, inflateSync).join("\n")) ?? [];
  return { width: (Number(box[1]) / 72) * 25.4, height: (Number(box[2]) / 72) * 25.4 };
};

test("text of every language can be copied out of it again", () => {
  const texts = [
    "Әже, қант, сүт, ғұн, іңір, өң, һәм",
    "Ўзбек: қўй, ғоз",
    "Oʻzbek soʻm, gʻisht",
    "1\u00a0250 ₸ № −30",
  ];
  const pdf = paperPdf(
    texts.map((text): Block => ({ type: "text", text })),
    fonts,
    "Чек",
  );
  expect(pdfText(pdf, inflateSync)).toBe(texts.join("\n"));
});

test("both ends of a row stand on one line, bold ones too", () => {
  const pdf = paperPdf(
    [{ type: "pair", left: "Барлығы", right: "1 250 ₸", bold: true, size: "large" }],
    fonts,
    "",
  );
  expect(pdfText(pdf, inflateSync)).toBe("Барлығы\n1 250 ₸");
});

test("it is as wide as the roll and as long as it needs", () => {
  const line: Block = { type: "text", text: "Сүт 3,2 %" };
  const short = sizeOf(paperPdf([line], fonts, ""));
  const long = sizeOf(
    paperPdf(
      Array.from({ length: 100 }, () => line),
      fonts,
      "",
    ),
  );
  expect(short.width).toBeCloseTo(80, 1);
  expect(long.width).toBeCloseTo(80, 1);
  expect(short.height).toBeLessThan(20);
  expect(long.height).toBeGreaterThan(400);
});

test("a narrow roll is narrow, and nothing is lost on it", () => {
  const blocks: readonly Block[] = [
    { type: "pair", left: "Қаймақ 20 % 400 г", right: "12 345,00", bold: true, size: "large" },
    { type: "pair", left: "Жеңілдік", right: "−100,00", indent: true },
    { type: "qr", payload: "T1" },
  ];
  const pdf = paperPdf(blocks, fonts, "", 58);
  expect(sizeOf(pdf).width).toBeCloseTo(58, 1);
  expect(pdfText(pdf, inflateSync).split("\n").sort().join(" ")).toContain("Жеңілдік");
});

test("a name longer than the paper is wrapped, not cut", () => {
  const name = "Қаймақ ".repeat(30).trim();
  const lines = pdfText(
    paperPdf([{ type: "pair", left: name, right: "12 345,00" }], fonts, ""),
    inflateSync,
  ).split("\n");
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => line !== "12 345,00").join(" ")).toBe(name);
});

test("a word longer than the paper is broken", () => {
  const word = "9".repeat(120);
  const lines = pdfText(paperPdf([{ type: "text", text: word }], fonts, ""), inflateSync).split("\n");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join("")).toBe(word);
});

test("a square code is drawn, and one page holds it all", () => {
  const parts = pdfParts(
    paperPdf([{ type: "qr", payload: "T1-1K7MQ-0017" }, { type: "rule" }, { type: "gap" }], fonts, ""),
    inflateSync,
  );
  const page = parts.find((part) => / re\b/.test(part)) ?? "";
  expect(page.match(/ re\b/g)?.length ?? 0).toBeGreaterThan(100);
  expect(parts.filter((part) => /\/Type \/Page\b/.test(part))).toHaveLength(1);
});
