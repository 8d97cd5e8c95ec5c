import { componentsOf, type TrueType } from "./truetype.ts";

/**
 * A font with only `codes` (and what their glyphs are put together from), without hinting: what a PDF needs and no
 * more. Glyphs are numbered anew. `stands` names characters the font lacks and the one drawn in their place. Throws
 * when the font lacks any other character.
 */
export const subsetFont = (
  font: TrueType,
  codes: Iterable<number>,
  stands: ReadonlyMap<number, number> = new Map(),
): Uint8Array => {
  const glyphOf = (code: number) =>
    font.glyphByCode.get(code) ?? font.glyphByCode.get(stands.get(code) ?? code) ?? 0;
  const wanted = [...new Set(codes)].sort((a, b) => a - b);
  const missing = wanted.filter((code) => glyphOf(code) === 0);
  if (missing.length > 0) throw new Error(`No glyph for ${missing.map(codeName).join(", ")}`);
  const ids = closeOverParts(font, wanted.map(glyphOf));
  const newIdById = new Map(ids.map((id, i) => [id, i]));
  const renumber = (id: number): number => newIdById.get(id) ?? 0;
  const glyphs = ids.map((id) => padded(withoutHints(font.glyph(id), renumber), 4));
  return joinTables({
    "OS/2": bytesOf(font.table("OS/2")),
    cmap: characterMap(wanted.map((code) => [code, renumber(glyphOf(code))])),
    glyf: joined(glyphs),
    head: changed(font.table("head"), (view) => view.setInt16(50, 1)),
    hhea: changed(font.table("hhea"), (view) => view.setUint16(34, ids.length)),
    hmtx: joined(ids.map((id) => metricBytes(font.metric(id)))),
    loca: offsets(glyphs),
    maxp: changed(font.table("maxp"), (view) => view.setUint16(4, ids.length)),
    name: bytesOf(font.table("name")),
    post: changed(font.table("post"), (view) => view.setUint32(0, 0x0003_0000), 32),
  });
};

const codeName = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;

const closeOverParts = (font: TrueType, ids: readonly number[]): readonly number[] => {
  const kept = new Set([0]);
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (kept.has(id)) continue;
    kept.add(id);
    queue.push(...componentsOf(font.glyph(id)).map((part) => part.id));
  }
  return [...kept].sort((a, b) => a - b);
};

const INSTRUCTIONS = 0x0100;

/** The outline alone, its parts renumbered; instructions follow the end points, or end a composite glyph. */
const withoutHints = (glyph: Uint8Array, renumber: (id: number) => number): Uint8Array => {
  const copy = glyph.slice();
  const view = new DataView(copy.buffer);
  if (copy.length === 0) return copy;
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const lengthAt = 10 + contours * 2;
    const length = view.getUint16(lengthAt);
    view.setUint16(lengthAt, 0);
    return joined([copy.subarray(0, lengthAt + 2), copy.subarray(lengthAt + 2 + length)]);
  }
  for (const { at, id } of componentsOf(glyph)) {
    view.setUint16(at, view.getUint16(at) & ~INSTRUCTIONS);
    view.setUint16(at + 2, renumber(id));
  }
  return copy;
};

/** Format 4 with one segment for each run of characters whose glyphs also follow each other. */
const characterMap = (pairs: readonly (readonly [code: number, glyph: number])[]): Uint8Array => {
  const segments: { start: number; end: number; delta: number }[] = [];
  for (const [code, glyph] of pairs) {
    const last = segments.at(-1);
    if (last !== undefined && last.end === code - 1 && last.delta === glyph - code) last.end = code;
    else segments.push({ start: code, end: code, delta: glyph - code });
  }
  segments.push({ start: 0xffff, end: 0xffff, delta: 1 });
  const n = segments.length;
  const power = 2 ** Math.floor(Math.log2(n));
  const length = 16 + n * 8;
  const words = [
    ...[0, 1, 3, 1, 0, 12],
    ...[4, length, 0, n * 2, power * 2, Math.log2(power), (n - power) * 2],
    ...segments.map(({ end }) => end),
    0,
    ...segments.map(({ start }) => start),
    ...segments.map(({ delta }) => delta & 0xffff),
    ...segments.map(() => 0),
  ];
  return fromWords(words);
};

const fromWords = (words: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(words.length * 2));
  words.forEach((word, i) => {
    view.setUint16(i * 2, word);
  });
  return bytesOf(view);
};

const metricBytes = ({ advance, bearing }: { advance: number; bearing: number }): Uint8Array =>
  fromWords([advance, bearing & 0xffff]);

const offsets = (glyphs: readonly Uint8Array[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  let at = 0;
  glyphs.forEach((glyph, i) => {
    view.setUint32(i * 4, at);
    at += glyph.length;
  });
  view.setUint32(glyphs.length * 4, at);
  return bytesOf(view);
};

const changed = (
  table: DataView,
  change: (view: DataView) => void,
  length = table.byteLength,
): Uint8Array => {
  const copy = bytesOf(table).slice(0, length);
  change(new DataView(copy.buffer));
  return copy;
};

const joinTables = (tables: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const entries = Object.entries(tables);
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const head = new DataView(new ArrayBuffer(12 + entries.length * 16));
  head.setUint32(0, 0x0001_0000);
  head.setUint16(4, entries.length);
  head.setUint16(6, power * 16);
  head.setUint16(8, Math.log2(power));
  head.setUint16(10, (entries.length - power) * 16);
  let at = head.byteLength;
  const bodies = entries.map(([tag, body], i) => {
    const record = 12 + i * 16;
    [...tag].forEach((letter, byte) => {
      head.setUint8(record + byte, letter.charCodeAt(0));
    });
    const whole = padded(body, 4);
    head.setUint32(record + 4, checksum(whole));
    head.setUint32(record + 8, at);
    head.setUint32(record + 12, body.length);
    at += whole.length;
    return whole;
  });
  return withFileChecksum(joined([bytesOf(head), ...bodies]), Object.keys(tables).indexOf("head"));
};

/** `checkSumAdjustment` makes the whole file add up to a constant; it counts as zero while it is worked out. */
const withFileChecksum = (file: Uint8Array, headIndex: number): Uint8Array => {
  const view = new DataView(file.buffer);
  const head = view.getUint32(12 + headIndex * 16 + 8);
  view.setUint32(head + 8, 0);
  view.setUint32(12 + headIndex * 16 + 4, checksum(file.subarray(head, head + 56)));
  view.setUint32(head + 8, (0xb1b0_afba - checksum(file)) >>> 0);
  return file;
};

const checksum = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let i = 0; i + 4 <= bytes.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
  return sum;
};

const bytesOf = (view: DataView): Uint8Array<ArrayBuffer> =>
  new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);

const padded = (bytes: Uint8Array, to: number): Uint8Array => {
  const whole = new Uint8Array(Math.ceil(bytes.length / to) * to);
  whole.set(bytes);
  return whole;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
