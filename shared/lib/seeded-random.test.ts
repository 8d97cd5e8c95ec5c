import { expect, test } from "vitest";
import { createRandom } from "./seeded-random.ts";

const draws = (seed: number, count = 10_000) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, random.next);
};

test.each([0, 1, 2, -1, 2 ** 31, 42])("seed %s repeats itself and stays in range", (seed) => {
  const values = draws(seed);
  expect(values).toEqual(draws(seed));
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean).toBeGreaterThan(0.48);
  expect(mean).toBeLessThan(0.52);
});

test("neighbouring seeds differ from the first draw", () => {
  const firsts = Array.from({ length: 100 }, (_, seed) => createRandom(seed).next());
  expect(new Set(firsts).size).toBe(100);
});

test("shuffling keeps every item and leaves the original alone", () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const mixed = createRandom(7).shuffle(items);
  expect([...mixed].sort((a, b) => a - b)).toEqual(items);
  expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(mixed).not.toEqual(items);
});

test("picks only what is there", () => {
  const random = createRandom(3);
  expect(new Set(Array.from({ length: 200 }, () => random.pick(["a", "b", "c"]))).size).toBe(3);
  expect(() => random.pick([])).toThrow("Nothing to pick from");
});
