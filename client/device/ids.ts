const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Random bytes of the best kind there is. */
export const randomBytes = (count: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(count));

/** Lower-case base32 of random bytes: `length` characters of 5 bits each. */
export const randomText = (length: number): string =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join("");

/** A name for a new thing: 80 random bits, so that devices that never meet do not choose the same. */
export const newId = (): string => randomText(16);
