/** All stand in a QR code's alphanumeric mode; without the space, and without O and I, which are read as 0 and 1. */
const LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ$%*+-/:";
const BASE = LETTERS.length;
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

/** Three letters for every two bytes, two for a last one, the lowest digit first: RFC 9285 with 41 letters, which are as good as 45. */
export const toBase41 = (bytes: Uint8Array): string => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const isLast = i + 1 === bytes.length;
    const value = isLast ? (bytes[i] ?? 0) : ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
    text += digits(value, isLast ? 2 : 3);
  }
  return text;
};

const digits = (value: number, count: number): string =>
  Array.from({ length: count }, (_, i) => LETTERS.charAt(Math.floor(value / BASE ** i) % BASE)).join("");

/** Number of the first character that is none of the letters; -1 when all are. */
export const strangeCharacter = (text: string): number =>
  [...text].findIndex((letter) => !VALUES.has(letter));

/** Reads what `toBase41` wrote; `null` when no bytes are written like that. */
export const fromBase41 = (text: string): Uint8Array | null => {
  if (text.length % 3 === 1) return null;
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3);
    const value = [...group].reduce((sum, letter, at) => sum + (VALUES.get(letter) ?? 0) * BASE ** at, 0);
    if (value >= (group.length === 3 ? 65_536 : 256)) return null;
    bytes.push(...(group.length === 3 ? [value >> 8, value & 255] : [value]));
  }
  return Uint8Array.from(bytes);
};
