import { expect, test } from "vitest";
import { aDescription } from "../testing/descriptions.ts";
import { bindingOf, fingerprintOfHex, fingerprintToHex } from "./description.ts";

const { fingerprint } = aDescription();

test("a fingerprint is read as an SDP writes it, in either case", () => {
  const hex = fingerprintToHex(fingerprint);
  expect(hex).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  expect(fingerprintOfHex(hex)).toBe(fingerprint);
  expect(fingerprintOfHex(hex.toLowerCase())).toBe(fingerprint);
});

test.each([
  "",
  "AB",
  "AB:CD",
  fingerprintToHex(fingerprint).replace(":", ""),
  `${fingerprintToHex(fingerprint)}:00`,
])("%j is no fingerprint", (hex) => expect(fingerprintOfHex(hex)).toBeNull());

test("[SYNC-1] both ends of a link know it by the same name", () => {
  expect(bindingOf("b", "a")).toBe(bindingOf("a", "b"));
  expect(bindingOf("a", "b")).not.toBe(bindingOf("a", "c"));
});
