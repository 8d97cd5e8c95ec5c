import type { Crypto, Hash, PublicKey, Sign, Signature } from "../core/crypto.ts";

/** A key pair for tests: whoever knows the key can sign, which no test of honest parties minds. */
export interface TestKey {
  readonly key: PublicKey;
  readonly sign: Sign;
}

/** Deterministic and fast; alike in shape to the real thing and worth nothing as cryptography. */
export const testCrypto: Crypto = {
  hash: (text) => digest(text) as Hash,
  verify: async (key, text, signature) => signature === signatureOf(key, text),
};

export const testKey = (name: string): TestKey => {
  const key = digest(`key ${name}`) as PublicKey;
  return { key, sign: async (text) => signatureOf(key, text) };
};

/** Hexadecimal, 64 digits: what `stateHash` asks for. */
export const testDigestHex = (text: string): string =>
  mix(text)
    .map((word) => word.toString(16).padStart(8, "0"))
    .join("");

const signatureOf = (key: PublicKey, text: string): Signature => digest(`${key}\n${text}`) as Signature;

/** 43 characters of base64url, as SHA-256 gives them. */
const digest = (text: string): string => {
  let bits = "";
  for (const word of mix(text)) bits += word.toString(2).padStart(32, "0");
  let out = "";
  for (let i = 0; i < 258; i += 6) out += ALPHABET[Number.parseInt(bits.slice(i, i + 6).padEnd(6, "0"), 2)];
  return out;
};

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Eight words, each stirred by every character from its own start. */
const mix = (text: string): number[] => {
  const words = [1, 2, 3, 4, 5, 6, 7, 8].map((i) => Math.imul(i, 0x9e3779b1));
  for (let i = 0; i < text.length; i++) {
    const at = i % 8;
    words[at] =
      Math.imul((words[at] ?? 0) ^ text.charCodeAt(i), 0x01000193) ^ ((words[(at + 3) % 8] ?? 0) >>> 7);
  }
  for (let round = 0; round < 16; round++) {
    const at = round % 8;
    words[at] = Math.imul((words[at] ?? 0) ^ ((words[(at + 5) % 8] ?? 0) >>> 11) ^ text.length, 0x85ebca6b);
  }
  return words.map((word) => word >>> 0);
};
