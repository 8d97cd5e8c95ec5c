import { expect, test } from "vitest";
import { createRandom } from "../../../shared/lib/seeded-random.ts";
import { mutateText, mutateValue } from "./mutate.ts";

const frame = JSON.stringify({
  type: "ack",
  heads: { "till-1.1abcd.org": 4 },
  nested: JSON.stringify({ a: [1, 2, { b: "c" }] }),
});

test("the same seed spoils alike", () => {
  const [one, two] = [createRandom(5), createRandom(5)];
  for (let i = 0; i < 200; i++) expect(mutateText(frame, one)).toBe(mutateText(frame, two));
});

test("most of what comes out differs, some of it is still JSON, some of that inside its texts", () => {
  const random = createRandom(1);
  const spoilt = Array.from({ length: 2_000 }, () => mutateText(frame, random));
  const isJson = (text: string): boolean => {
    try {
      return typeof JSON.parse(text) === "object";
    } catch {
      return false;
    }
  };
  expect(spoilt.filter((text) => text !== frame).length).toBeGreaterThan(1_800);
  expect(spoilt.filter(isJson).length).toBeGreaterThan(300);
  expect(spoilt.filter((text) => isJson(text) && text.includes('\\"')).length).toBeGreaterThan(100);
});

test("a value is spoilt in a part, and what it was made of stays as it was", () => {
  const random = createRandom(2);
  const value = { lines: [{ product: "p", quantity: 1_000 }], total: 5 };
  const before = structuredClone(value);
  const spoilt = Array.from({ length: 500 }, () => mutateValue(value, random));
  expect(value).toEqual(before);
  expect(spoilt.filter((one) => JSON.stringify(one) !== JSON.stringify(before)).length).toBeGreaterThan(400);
});
