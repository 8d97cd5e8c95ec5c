import { expect, test } from "vitest";
import { categoryId, productId } from "./ids.ts";

test("an id is its text, and never empty", () => {
  expect(productId("p1")).toBe("p1");
  expect(categoryId("c1")).toBe("c1");
  expect(() => productId("")).toThrow("never empty");
  expect(() => categoryId("")).toThrow("never empty");
});
