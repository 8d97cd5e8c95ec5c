const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

/**
 * Bytes of text written in letters of six bits each, as base64 and ICE write them (`-` and `_` are read as base64url means them);
 * the last byte is filled up with zeros. `null` when another character is in it.
 */
export const bytesOfLetters = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(Math.ceil((text.length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (const letter of text) {
    const value = VALUES.get(ALSO[letter] ?? letter);
    if (value === undefined) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
    held &= (1 << bits) - 1;
  }
  if (bits > 0) bytes[at] = (held << (8 - bits)) & 255;
  return bytes;
};

const ALSO: Readonly<Record<string, string>> = { "-": "+", _: "/" };

/** The first `count` letters of six bits that the bytes hold; missing bits are zeros. */
export const lettersOfBytes = (bytes: Uint8Array, count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const [first, shift] = [(i * 6) >> 3, 10 - ((i * 6) & 7)];
    const pair = ((bytes[first] ?? 0) << 8) | (bytes[first + 1] ?? 0);
    return LETTERS.charAt((pair >> shift) & 63);
  }).join("");

/** As base64url, without padding. */
export const base64urlOf = (bytes: Uint8Array): string =>
  lettersOfBytes(bytes, Math.ceil((bytes.length * 8) / 6))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
