import { expect, test } from "vitest";
import { createState } from "./state.ts";

test("a state begins with nothing but the look-ups it is to keep", () => {
  const state = createState([{ doc: "product", field: "codes" }]);
  expect([state.logs.size, state.docs.size, state.counters.size, state.attention.size, state.stamp]).toEqual([
    0,
    0,
    0,
    0,
    "",
  ]);
  expect([...state.indexes.keys()]).toEqual(["product/codes"]);
});

test("states do not share what they hold", () => {
  const [one, two] = [createState(), createState()];
  one.docs.set("product", new Map());
  expect(two.docs.size).toBe(0);
});
