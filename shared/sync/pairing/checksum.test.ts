import fc from "fast-check";
import { expect, test } from "vitest";
import { checksumOf } from "./checksum.ts";

test("is the CRC-16 that others know", () => {
  expect(checksumOf(new TextEncoder().encode("123456789"))).toBe(0x29b1);
});

test("every change of one byte is found", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, change) => {
        const changed = bytes.map((byte, i) => (i === at % bytes.length ? byte ^ change : byte));
        expect(checksumOf(changed)).not.toBe(checksumOf(bytes));
      },
    ),
  );
});
