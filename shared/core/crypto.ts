import type { Brand } from "../lib/brand.ts";

/** SHA-256, base64url without padding: 43 characters. */
export type Hash = Brand<string, "Hash">;
/** Ed25519 signature, base64url. */
export type Signature = Brand<string, "Signature">;
/** Raw Ed25519 public key, base64url. */
export type PublicKey = Brand<string, "PublicKey">;

export const ZERO_HASH = "A".repeat(43) as Hash;

/** What the core needs of cryptography; WebCrypto in a browser, Node's own on a server. */
export interface Crypto {
  readonly hash: (text: string) => Hash;
  readonly verify: (key: PublicKey, text: string, signature: Signature) => Promise<boolean>;
}

/** Signs as this device; the key itself never leaves its keeper. */
export type Sign = (text: string) => Promise<Signature>;

/** What is signed names its purpose, so a signature made for one is never good for another. */
export const signedText = {
  log: (log: string, seq: number, hash: Hash) => `saudaflow/log\n${log}\n${seq}\n${hash}`,
  certificate: (text: string) => `saudaflow/certificate\n${text}`,
  ticket: (text: string) => `saudaflow/ticket\n${text}`,
  session: (theirs: string, mine: string, binding: string) =>
    `saudaflow/session\n${theirs}\n${mine}\n${binding}`,
  device: (device: string, nonce: string) => `saudaflow/device\n${device}\n${nonce}`,
} as const;
