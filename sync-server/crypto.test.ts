import type { webcrypto } from "node:crypto";
import { expect, test } from "vitest";
import type { PublicKey, Signature } from "../shared/core/crypto.ts";
import { createSigner, newCode, newId, nodeCrypto } from "./crypto.ts";

test("hashes are SHA-256, base64url", () => {
  expect(nodeCrypto.hash("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  expect(nodeCrypto.digestHex("abc")).toMatch(/^ba7816bf8f01cfea414140de5dae2223/);
});

test("what a browser signs is verified here, and the other way round", async () => {
  const { subtle } = globalThis.crypto;
  const pair = (await subtle.generateKey("Ed25519", false, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
  const key = Buffer.from(await subtle.exportKey("raw", pair.publicKey)).toString("base64url") as PublicKey;
  const bytes = await subtle.sign("Ed25519", pair.privateKey, new TextEncoder().encode("чай"));
  const signature = Buffer.from(bytes).toString("base64url") as Signature;
  expect(await nodeCrypto.verify(key, "чай", signature)).toBe(true);

  const signer = createSigner();
  const raw = Buffer.from(signer.key, "base64url");
  const imported = await subtle.importKey("raw", raw, "Ed25519", true, ["verify"]);
  const ours = Buffer.from(await signer.sign("чай"), "base64url");
  expect(await subtle.verify("Ed25519", imported, ours, new TextEncoder().encode("чай"))).toBe(true);
});

test("a signer made from its secret is the same signer", async () => {
  const signer = createSigner();
  const again = createSigner(signer.secret);
  expect(again.key).toBe(signer.key);
  expect(await again.sign("x")).toBe(await signer.sign("x"));
});

test.each([
  ["another text", "y", undefined, undefined],
  ["another key", "x", createSigner().key, undefined],
  ["a key that is none", "x", "short" as PublicKey, undefined],
  ["half a signature", "x", undefined, "abc" as Signature],
])("%s does not verify", async (_name, text, key, signature) => {
  const signer = createSigner();
  const genuine = await signer.sign("x");
  expect(await nodeCrypto.verify(signer.key, "x", genuine)).toBe(true);
  expect(await nodeCrypto.verify(key ?? signer.key, text, signature ?? genuine)).toBe(false);
});

test("identifiers and codes are spelt so that every reader takes them", () => {
  expect(newId()).toMatch(/^[a-z2-7]{16}$/);
  expect(newCode()).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
});
