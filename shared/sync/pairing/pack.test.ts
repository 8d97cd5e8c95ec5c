import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDescription, anyCandidate, anyDescription, iceLetters } from "../testing/descriptions.ts";
import { checksumOf } from "./checksum.ts";
import { MAX_PACKED, pack, unpack } from "./pack.ts";

const answersOf = (type: "offer" | "answer"): number | null => (type === "answer" ? 0xbeef : null);

test("a description is the same after packing", () => {
  fc.assert(
    fc.property(anyDescription, (description) => {
      const bytes = pack(description, answersOf(description.type));
      expect(bytes.length).toBeLessThanOrEqual(MAX_PACKED);
      expect(unpack(bytes)).toMatchObject({ description, answers: answersOf(description.type) });
    }),
  );
});

test("other browsers' longer names are packed too", () => {
  fc.assert(
    fc.property(iceLetters(8), iceLetters(32), (ufrag, pwd) => {
      const description = aDescription({ ufrag, pwd, candidates: [] });
      expect(unpack(pack(description))).toMatchObject({ description });
    }),
  );
});

test("however many candidates there are, a hundred bytes hold the first that fit", () => {
  fc.assert(
    fc.property(fc.array(anyCandidate, { maxLength: 20 }), (candidates) => {
      const bytes = pack(aDescription({ type: "answer", candidates }), 1);
      expect(bytes.length).toBeLessThanOrEqual(MAX_PACKED);
      const packed = unpack(bytes);
      if (typeof packed === "string") throw new Error(packed);
      const kept = packed.description.candidates;
      expect(candidates).toEqual(expect.arrayContaining([...kept]));
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(2, candidates.length));
    }),
  );
});

describe("what is no description is refused by name", () => {
  const bytes = pack(aDescription());
  const resummed = (change: (inside: number[]) => void): Uint8Array => {
    const inside = [...bytes.subarray(0, -2)];
    change(inside);
    const sum = checksumOf(Uint8Array.from(inside));
    return Uint8Array.from([...inside, sum >> 8, sum & 255]);
  };
  test.each([
    ["nothing", new Uint8Array(), "checksum"],
    ["a cut one", bytes.subarray(0, 40), "checksum"],
    ["another version", resummed((inside) => inside.splice(0, 1, 0x20)), "version"],
    ["an unknown kind of address", resummed((inside) => inside.push(9, 0, 1)), "shape"],
    ["an address cut short", resummed((inside) => inside.push(0, 0, 1, 10)), "shape"],
    ["too little", resummed((inside) => inside.splice(20)), "shape"],
  ])("%s", (_, damaged, word) => expect(unpack(damaged)).toBe(word));
});
