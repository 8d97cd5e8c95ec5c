import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { PublicKey, Signature } from "../../shared/core/crypto.ts";
import { createCrypto, deviceKeyOf, generateKeyPair } from "./crypto.ts";

const core = createCrypto();

test.each(["", "сүт 1 л", "x".repeat(100_000)])("hashes as everyone does: %#", (text) => {
  expect(core.hash(text)).toBe(createHash("sha256").update(text).digest("base64url"));
});

test("a device's signature verifies under its own key only, and its key cannot be taken out", async () => {
  const pair = await generateKeyPair();
  const [mine, other] = [await deviceKeyOf(pair), await deviceKeyOf(await generateKeyPair())];
  const signature = await mine.sign("text");
  expect(await core.verify(mine.publicKey, "text", signature)).toBe(true);
  expect(await core.verify(mine.publicKey, "other text", signature)).toBe(false);
  expect(await core.verify(other.publicKey, "text", signature)).toBe(false);
  await expect(crypto.subtle.exportKey("pkcs8", pair.privateKey)).rejects.toThrow();
});

test.each([
  ["a key that is none", "short" as PublicKey, "AA" as Signature],
  ["a key of other letters", "ключ" as PublicKey, "AA" as Signature],
])("%s verifies nothing", async (_, key, signature) => {
  expect(await core.verify(key, "text", signature)).toBe(false);
});
