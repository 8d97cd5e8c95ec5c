import { hash as digest } from "node:crypto";
import type { Crypto, Hash, PublicKey, Sign, Signature } from "../../../shared/core/crypto.ts";

/** What a run signs and hashes with. */
export interface SimCrypto extends Crypto {
  readonly name: string;
  /** The key of whoever has this name, and signing with it. */
  readonly keyOf: (name: string) => { readonly key: PublicKey; readonly sign: Sign };
  readonly verifyNow: (key: string, text: string, signature: string) => boolean;
}

const hash = (text: string): Hash => digest("sha256", text, "base64url") as Hash;

const signatureOf = (key: string, text: string): Signature => hash(`${key}\n${text}`) as string as Signature;

const verifyNow: SimCrypto["verifyNow"] = (key, text, signature) => signature === signatureOf(key, text);

const keys = new Map<string, { readonly key: PublicKey; readonly sign: Sign }>();

/**
 * Real hashes; signatures that whoever names the key could make, a hundred times faster than Ed25519. Nobody in the
 * simulator signs with another's name, so they are as good.
 */
export const fastCrypto: SimCrypto = {
  name: "fast",
  hash,
  verifyNow,
  verify: async (key, text, signature) => verifyNow(key, text, signature),
  keyOf: (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = hash(`key of ${name}`) as string as PublicKey;
    const made = { key, sign: async (text: string) => signatureOf(key, text) };
    keys.set(name, made);
    return made;
  },
};
