import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import type { Crypto, Hash, PublicKey, Sign, Signature } from "../shared/core/crypto.ts";

/** `digestHex` is for `stateHash`. */
export type NodeCrypto = Crypto & { readonly digestHex: (text: string) => string };

export interface Signer {
  readonly key: PublicKey;
  readonly sign: Sign;
  /** PKCS #8, base64url. */
  readonly secret: string;
}

/** An Ed25519 key pair: a new one, or the one whose secret is given. */
export const createSigner = (secret?: string): Signer => {
  const privateKey =
    secret === undefined
      ? generateKeyPairSync("ed25519").privateKey
      : createPrivateKey({ key: Buffer.from(secret, "base64url"), format: "der", type: "pkcs8" });
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  return {
    key: x as PublicKey,
    sign: async (text) =>
      signBytes(null, Buffer.from(text, "utf8"), privateKey).toString("base64url") as Signature,
    secret: secret ?? privateKey.export({ format: "der", type: "pkcs8" }).toString("base64url"),
  };
};

/** SHA-256 of bytes, base64url: how photos are named. */
export const hashBytes = (bytes: Uint8Array): Hash =>
  createHash("sha256").update(bytes).digest("base64url") as Hash;

/** SHA-256 of a secret that is long and random already (a token): a plain hash is enough. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

const ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** An identifier nobody else makes: 80 random bits in 16 characters. */
export const newId = (): string => spell(ID_ALPHABET, 16);

/** 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** Letters and digits that are not mistaken for one another when read out. */
const CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code a person types in: 40 random bits in 8 characters. */
export const newCode = (): string => spell(CODE_ALPHABET, 8);

/** Four characters that tell clones of one epoch apart. */
export const newEpochTail = (): string => spell(ID_ALPHABET, 4);

/** Both alphabets have 32 letters, so every one is as likely. */
const spell = (alphabet: string, length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");

const MAX_KEYS = 10_000;

/** The core's cryptography by Node's own OpenSSL. */
const createNodeCrypto = (): NodeCrypto => {
  // Devices are few, and reading a key costs as much as verifying with it.
  const keys = new Map<PublicKey, KeyObject | null>();
  const keyObject = (key: PublicKey): KeyObject | null => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    if (keys.size >= MAX_KEYS) keys.clear();
    const made = readKey(key);
    keys.set(key, made);
    return made;
  };
  return {
    hash: (text) => createHash("sha256").update(text, "utf8").digest("base64url") as Hash,
    digestHex: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
    verify: async (key, text, signature) => {
      const object = keyObject(key);
      const bytes = Buffer.from(signature, "base64url");
      return (
        object !== null && bytes.length === 64 && verifyBytes(null, Buffer.from(text, "utf8"), object, bytes)
      );
    },
  };
};

const readKey = (key: PublicKey): KeyObject | null => {
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  } catch {
    return null;
  }
};

export const nodeCrypto: NodeCrypto = createNodeCrypto();
