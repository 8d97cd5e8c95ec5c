const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Lower-case base32 of random bytes: `length` characters of 5 bits each. The only source of chance in the client. */
export const randomText = (length: number): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
};

/** A name for a new thing: 80 random bits, so that devices that never meet do not choose the same. */
export const newId = (): string => randomText(16);
