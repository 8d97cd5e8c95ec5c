import type { webcrypto } from "node:crypto";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Crypto, Hash, PublicKey, Sign, Signature } from "../crypto.ts";

/** A key that signs. */
export interface TestKey {
  readonly key: PublicKey;
  readonly sign: Sign;
}

const hash = (text: string): Hash => base64url(sha256(utf8ToBytes(text))) as Hash;

/** The real thing: SHA-256 and Ed25519. */
export const realCrypto: Crypto = {
  hash,
  verify: async (key, text, signature) => {
    try {
      const imported = await subtle.importKey("raw", fromBase64url(key), "Ed25519", false, ["verify"]);
      return await subtle.verify("Ed25519", imported, fromBase64url(signature), bytes(text));
    } catch {
      return false;
    }
  },
};

export const realKey = async (): Promise<TestKey> => {
  const pair = (await subtle.generateKey("Ed25519", true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
  const key = base64url(new Uint8Array(await subtle.exportKey("raw", pair.publicKey))) as PublicKey;
  const sign: Sign = async (text) =>
    base64url(new Uint8Array(await subtle.sign("Ed25519", pair.privateKey, bytes(text)))) as Signature;
  return { key, sign };
};

/** Real hashes; signatures that whoever names the key can make: fast, and honest parties mind no more. */
export const testCrypto: Crypto = {
  hash,
  verify: async (key, text, signature) => signature === signatureOf(key, text),
};

export const testKey = (name: string): TestKey => {
  const key = hash(`key of ${name}`) as string as PublicKey;
  return { key, sign: async (text) => signatureOf(key, text) };
};

const signatureOf = (key: PublicKey, text: string): Signature =>
  hash(`${key}\n${text}`) as string as Signature;

export const digestHex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

const { subtle } = globalThis.crypto;

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(utf8ToBytes(text));

const base64url = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, "base64url"));
