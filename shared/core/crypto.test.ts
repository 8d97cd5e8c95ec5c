import { expect, test } from "vitest";
import { type Hash, signedText, ZERO_HASH } from "./crypto.ts";
import { realCrypto, realKey } from "./testing/crypto.ts";

test("[ENTRY-1] a hash is SHA-256, and the one before the first is of its length", () => {
  expect(realCrypto.hash("")).toBe("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU" as Hash);
  expect(ZERO_HASH).toHaveLength(43);
});

test("a signature made for one purpose is good for no other", async () => {
  const { key, sign } = await realKey();
  const texts = [
    signedText.log("x", 1, "y" as Hash),
    signedText.certificate("x"),
    signedText.ticket("x"),
    signedText.session("x", "1", ""),
    signedText.device("x", "1"),
  ];
  const signatures = await Promise.all(texts.map(sign));
  for (const [i, text] of texts.entries()) {
    for (const [j, signature] of signatures.entries())
      expect(await realCrypto.verify(key, text, signature)).toBe(i === j);
  }
});
