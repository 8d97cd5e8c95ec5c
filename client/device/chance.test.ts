import { expect, test } from "vitest";
import { chance } from "./chance.ts";

test("from 0 up to 1, not twice alike", () => {
  const drawn = Array.from({ length: 100 }, chance);
  expect(drawn.every((share) => share >= 0 && share < 1)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(90);
});
