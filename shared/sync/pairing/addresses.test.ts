import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCandidate } from "../testing/descriptions.ts";
import { addressBytes, addressOfBytes, addressType } from "./addresses.ts";

test.each([
  ["192.168.1.20", "ipv4"],
  ["0.0.0.0", "ipv4"],
  ["fe80::1", "ipv6"],
  ["::", "ipv6"],
  ["2001:db8:0:1:1:1:1:1", "ipv6"],
  ["c0ffee00-1234-4abc-8def-0123456789ab.local", "mdns"],
  ["256.1.1.1", null],
  ["1.2.3", null],
  ["till.local", null],
  ["1::2::3", null],
  ["1:2:3:4:5:6:7:8:9", null],
  ["1:2:3:4:5:6:7::8", null],
  ["::g", null],
  ["", null],
] as const)("%j is %s", (text, type) => expect(addressType(text)).toBe(type));

test.each([
  ["2001:0db8:0000:0000:0000:ff00:0042:8329", "2001:db8::ff00:42:8329"],
  ["0:0:0:0:0:0:0:1", "::1"],
  ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
  ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
  ["fe80:0:0:0:0:0:0:0", "fe80::"],
])("%s is written %s", (long, short) => {
  const bytes = addressBytes({ type: "ipv6", address: long });
  expect(addressOfBytes("ipv6", bytes ?? new Uint8Array())).toBe(short);
});

test("an address is its bytes and the bytes are the address", () => {
  fc.assert(
    fc.property(anyCandidate, ({ type, address }) => {
      expect(addressType(address)).toBe(type);
      const bytes = addressBytes({ type, address });
      expect(addressOfBytes(type, bytes ?? new Uint8Array())).toBe(address);
    }),
  );
});
