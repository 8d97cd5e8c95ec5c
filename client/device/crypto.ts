import { sha256 } from "@noble/hashes/sha2.js";
import type { Crypto, Hash, PublicKey, Sign, Signature } from "../../shared/core/crypto.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";

const ED25519 = { name: "Ed25519" } as const;
const utf8 = new TextEncoder();

/** Hashes at once, because composing and folding do not wait; verifies with WebCrypto. */
export const createCrypto = (): Crypto => {
  const imported = new Map<PublicKey, Promise<CryptoKey>>();
  return {
    hash: (text) => toBase64url(sha256(utf8.encode(text))) as Hash,
    verify: async (key, text, signature) => {
      try {
        const publicKey = imported.get(key) ?? importPublicKey(key);
        imported.set(key, publicKey);
        return await crypto.subtle.verify(
          ED25519,
          await publicKey,
          fromBase64url(signature),
          utf8.encode(text),
        );
      } catch {
        imported.delete(key);
        return false;
      }
    },
  };
};

const importPublicKey = (key: PublicKey): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", fromBase64url(key), ED25519, false, ["verify"]);

/** A device's key: its private half can sign but never leaves the browser. */
export interface DeviceKey {
  readonly publicKey: PublicKey;
  readonly sign: Sign;
}

export const generateKeyPair = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(ED25519, false, ["sign", "verify"]) as Promise<CryptoKeyPair>;

export const deviceKeyOf = async ({ publicKey, privateKey }: CryptoKeyPair): Promise<DeviceKey> => ({
  publicKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", publicKey))) as PublicKey,
  sign: async (text) =>
    toBase64url(
      new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, utf8.encode(text))),
    ) as Signature,
});
