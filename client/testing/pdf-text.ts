/** Unpacks a deflated stream; Node's `inflateSync` does. */
export type Inflate = (packed: Uint8Array<ArrayBuffer>) => Uint8Array;

/** The objects of a PDF as text, streams unpacked. */
export const pdfParts = (pdf: ArrayBuffer | Uint8Array, inflate: Inflate): readonly string[] =>
  latin1(new Uint8Array(pdf))
    .split("endobj")
    .map((part) => {
      const stream = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(part)?.[1];
      if (stream === undefined || !part.includes("FlateDecode")) return part;
      const packed = Uint8Array.from(stream, (character) => character.charCodeAt(0));
      return part.slice(0, part.indexOf("stream")) + latin1(inflate(packed));
    });

/** What a reader of PDFs gives when its text is copied: glyph numbers through the font's own ToUnicode table. */
export const pdfText = (pdf: ArrayBuffer | Uint8Array, inflate: Inflate): string => {
  const parts = pdfParts(pdf, inflate);
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

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
