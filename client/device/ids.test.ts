import { expect, test } from "vitest";
import { newId, randomText } from "./ids.ts";

test("ids are lower-case letters and digits, and never the same", () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every((id) => /^[a-z2-7]{16}$/.test(id))).toBe(true);
  expect(randomText(4)).toMatch(/^[a-z2-7]{4}$/);
});
