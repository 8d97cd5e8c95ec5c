/** A TrueType font taken apart just far enough to read its letters and keep some of them. */
export interface TrueType {
  readonly table: (tag: string) => DataView;
  readonly glyphCount: number;
  /** Glyph of each character the font can draw, from its Unicode `cmap` (formats 4 and 12). */
  readonly glyphByCode: ReadonlyMap<number, number>;
  readonly glyph: (id: number) => Uint8Array;
  readonly metric: (id: number) => { readonly advance: number; readonly bearing: number };
}

/** Reads a font file. Throws when it is not a TrueType font with a Unicode character map. */
export const readTrueType = (bytes: Uint8Array): TrueType => {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = createTables(file);
  const glyphCount = table("maxp").getUint16(4);
  const longOffsets = table("head").getInt16(50) === 1;
  const loca = table("loca");
  const glyf = table("glyf");
  const offset = (id: number) => (longOffsets ? loca.getUint32(id * 4) : loca.getUint16(id * 2) * 2);
  const metrics = table("hhea").getUint16(34);
  const hmtx = table("hmtx");
  return {
    table,
    glyphCount,
    glyphByCode: readCharacterMap(table("cmap")),
    glyph: (id) => new Uint8Array(glyf.buffer, glyf.byteOffset + offset(id), offset(id + 1) - offset(id)),
    metric: (id) => ({
      advance: hmtx.getUint16(Math.min(id, metrics - 1) * 4),
      bearing: hmtx.getInt16(id < metrics ? id * 4 + 2 : metrics * 4 + (id - metrics) * 2),
    }),
  };
};

/** Where each part of a composite glyph names its glyph: byte offset and id. Nothing for a simple one. */
export const componentsOf = (glyph: Uint8Array): readonly { readonly at: number; readonly id: number }[] => {
  const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
  if (glyph.length === 0 || view.getInt16(0) >= 0) return [];
  const parts: { at: number; id: number }[] = [];
  for (let at = 10, flags = MORE_PARTS; (flags & MORE_PARTS) !== 0; ) {
    flags = view.getUint16(at);
    parts.push({ at, id: view.getUint16(at + 2) });
    at += 4 + ((flags & WIDE_ARGUMENTS) !== 0 ? 4 : 2) + scaleLength(flags);
  }
  return parts;
};

const WIDE_ARGUMENTS = 0x0001;
const ONE_SCALE = 0x0008;
const MORE_PARTS = 0x0020;
const TWO_SCALES = 0x0040;
const FULL_MATRIX = 0x0080;

const scaleLength = (flags: number): number => {
  if ((flags & ONE_SCALE) !== 0) return 2;
  if ((flags & TWO_SCALES) !== 0) return 4;
  return (flags & FULL_MATRIX) !== 0 ? 8 : 0;
};

const createTables = (file: DataView): ((tag: string) => DataView) => {
  const byTag = new Map<string, DataView>();
  for (let i = 0; i < file.getUint16(4); i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => file.getUint8(record + byte)));
    const start = file.byteOffset + file.getUint32(record + 8);
    byTag.set(tag, new DataView(file.buffer, start, file.getUint32(record + 12)));
  }
  return (tag) => {
    const found = byTag.get(tag);
    if (found === undefined) throw new Error(`The font has no ${tag} table`);
    return found;
  };
};

const readCharacterMap = (cmap: DataView): ReadonlyMap<number, number> => {
  const glyphByCode = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const record = 4 + i * 8;
    if (cmap.getUint16(record) !== 0 && cmap.getUint16(record) !== 3) continue;
    const start = cmap.getUint32(record + 4);
    const subtable = new DataView(cmap.buffer, cmap.byteOffset + start, cmap.byteLength - start);
    if (subtable.getUint16(0) === 4) readSegments(subtable, glyphByCode);
    if (subtable.getUint16(0) === 12) readGroups(subtable, glyphByCode);
  }
  if (glyphByCode.size === 0) throw new Error("The font has no Unicode character map we read");
  return glyphByCode;
};

/** Format 4, as https://learn.microsoft.com/en-us/typography/opentype/spec/cmap lays it out. */
const readSegments = (view: DataView, glyphByCode: Map<number, number>): void => {
  const doubled = view.getUint16(6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = view.getUint16(14 + segment);
    const start = view.getUint16(16 + doubled + segment);
    const delta = view.getInt16(16 + doubled * 2 + segment);
    const rangeAt = 16 + doubled * 3 + segment;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphByCode.set(code, glyph);
    }
  }
};

const readGroups = (view: DataView, glyphByCode: Map<number, number>): void => {
  for (let i = 0; i < view.getUint32(12); i++) {
    const group = 16 + i * 12;
    const start = view.getUint32(group);
    for (let code = start; code <= view.getUint32(group + 4); code++)
      glyphByCode.set(code, view.getUint32(group + 8) + code - start);
  }
};
