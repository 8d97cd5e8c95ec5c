import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Block } from "./paper.ts";
import { paperPdf } from "./paper-pdf.ts";

const fontOf = (name: string): Uint8Array => readFileSync(`public/fonts/${name}`);
const fonts = { regular: fontOf("NotoSans-Regular.ttf"), bold: fontOf("NotoSans-Bold.ttf") };

/** The objects of a PDF as text, streams unpacked. */
const partsOf = (bytes: ArrayBuffer): readonly string[] => {
  const raw = Buffer.from(bytes).toString("latin1");
  return raw.split("endobj").map((part) => {
    const stream = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(part)?.[1];
    if (stream === undefined || !part.includes("FlateDecode")) return part;
    return (
      part.slice(0, part.indexOf("stream")) + inflateSync(Buffer.from(stream, "latin1")).toString("latin1")
    );
  });
};

/** What a reader of PDFs gives when its text is copied: glyph numbers through the font's own ToUnicode table. */
const textOf = (bytes: ArrayBuffer): string => {
  const parts = partsOf(bytes);
  const tables = parts
    .filter((part) => part.includes("beginbfrange") || part.includes("beginbfchar"))
    .map(readTable);
  const page = parts.find((part) => /\bTj\b/.test(part)) ?? "";
  let font = 0;
  const fontNames = [...new Set([...page.matchAll(/\/(F\d+) [\d.]+ Tf/g)].map(([, name]) => name))];
  const out: string[] = [];
  for (const [, name, hex] of page.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> Tj/g)) {
    if (name !== undefined) font = fontNames.indexOf(name);
    else out.push((hex?.match(/..../g) ?? []).map((glyph) => lookUp(tables, font, glyph)).join(""));
  }
  return out.join("\n");
};

const lookUp = (tables: readonly ReadonlyMap<string, string>[], font: number, glyph: string): string =>
  tables[font]?.get(glyph.toLowerCase()) ??
  tables.find((table) => table.has(glyph.toLowerCase()))?.get(glyph.toLowerCase()) ??
  "\ufffd";

const readTable = (part: string): ReadonlyMap<string, string> => {
  const table = new Map<string, string>();
  for (const [, from, to] of part.matchAll(/<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*$/gm))
    table.set(String(from).toLowerCase(), String.fromCharCode(Number.parseInt(String(to), 16)));
  return table;
};

const sizeOf = (bytes: ArrayBuffer): { width: number; height: number } => {
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(partsOf(bytes).join("\n")) ?? [];
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
  expect(textOf(pdf)).toBe(texts.join("\n"));
});

test("both ends of a row stand on one line, bold ones too", () => {
  const pdf = paperPdf(
    [{ type: "pair", left: "Барлығы", right: "1 250 ₸", bold: true, size: "large" }],
    fonts,
    "",
  );
  expect(textOf(pdf)).toBe("Барлығы\n1 250 ₸");
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

test("a name longer than the paper is wrapped, not cut", () => {
  const name = "Қаймақ ".repeat(30).trim();
  const lines = textOf(paperPdf([{ type: "pair", left: name, right: "12 345,00" }], fonts, "")).split("\n");
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => line !== "12 345,00").join(" ")).toBe(name);
});

test("a word longer than the paper is broken", () => {
  const word = "9".repeat(120);
  const lines = textOf(paperPdf([{ type: "text", text: word }], fonts, "")).split("\n");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join("")).toBe(word);
});

test("a square code is drawn, and one page holds it all", () => {
  const parts = partsOf(
    paperPdf([{ type: "qr", payload: "T1-1K7MQ-0017" }, { type: "rule" }, { type: "gap" }], fonts, ""),
  );
  const page = parts.find((part) => / re\b/.test(part)) ?? "";
  expect(page.match(/ re\b/g)?.length ?? 0).toBeGreaterThan(100);
  expect(parts.filter((part) => /\/Type \/Page\b/.test(part))).toHaveLength(1);
});
