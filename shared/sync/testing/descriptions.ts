import fc from "fast-check";
import { addressOfBytes } from "../pairing/addresses.ts";
import type { Candidate, Description } from "../pairing/description.ts";
import { base64urlOf, lettersOfBytes } from "../pairing/six-bits.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** ICE names and passwords of so many letters. */
export const iceLetters = (length: number): fc.Arbitrary<string> =>
  bytes(Math.ceil((length * 6) / 8)).map((random) => lettersOfBytes(random, length));

const SIZES = { ipv4: 4, ipv6: 16, mdns: 16 } as const;

export const anyCandidate: fc.Arbitrary<Candidate> = fc
  .constantFrom<Candidate["type"]>("ipv4", "ipv6", "mdns")
  .chain((type) =>
    fc.record({
      type: fc.constant(type),
      address: bytes(SIZES[type]).map((random) => addressOfBytes(type, random)),
      port: fc.integer({ min: 1, max: 65_535 }),
    }),
  );

/** What a browser might say of itself; with at most two candidates, which always fit. */
export const anyDescription: fc.Arbitrary<Description> = fc.record({
  type: fc.constantFrom<Description["type"]>("offer", "answer"),
  ufrag: iceLetters(4),
  pwd: iceLetters(24),
  fingerprint: bytes(32).map(base64urlOf),
  candidates: fc.array(anyCandidate, { maxLength: 2 }),
});

/** As Chromium says it with the camera allowed. */
export const aDescription = (change: Partial<Description> = {}): Description => ({
  type: "offer",
  ufrag: "Kx+7",
  pwd: "abcdefghijklmnop/RSTUV12",
  fingerprint: base64urlOf(Uint8Array.from({ length: 32 }, (_, i) => i * 7)),
  candidates: [
    { type: "ipv4", address: "192.168.1.20", port: 50_000 },
    { type: "ipv6", address: "fd12:3456:789a::17", port: 50_001 },
  ],
  ...change,
});
