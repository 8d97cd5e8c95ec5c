import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bindingOf, fingerprintFromSdp, fingerprintToSdp } from "./fingerprint.ts";

const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

test("a fingerprint is spelled both ways and back", () => {
  fc.assert(
    fc.property(anyHash, (hash) => {
      const sdp = (hash.toString("hex").match(/../g) ?? []).join(":").toUpperCase();
      const name = hash.toString("base64url");
      expect(fingerprintToSdp(name)).toBe(sdp);
      expect(fingerprintFromSdp(sdp)).toBe(name);
      expect(fingerprintFromSdp(sdp.toLowerCase())).toBe(name);
    }),
  );
});

test.each(["", "A".repeat(42), `${"A".repeat(42)}+`, "AB:CD"])("%j is none", (text) => {
  expect([fingerprintToSdp(text), fingerprintFromSdp(text)]).toEqual([null, null]);
});

test("the binding is the same at both ends", () => {
  const [one, other] = ["till", "hub"].map((text) => createHash("sha256").update(text).digest("base64url"));
  expect(bindingOf(one ?? "", other ?? "")).toBe(bindingOf(other ?? "", one ?? ""));
});
