import { expect, test } from "vitest";
import { countedField, piecesOf, sumOfCounted } from "./counted.ts";

const pieces = [
  { value: 100, count: 2 },
  { value: 50_000, count: 1 },
  { value: 100, count: 3 },
];

test.each([
  [{ sum: 5 }, 5],
  [{ pieces }, 50_500],
  [{ pieces: [] }, 0],
  [{ pieces: [{ value: 9_007_199_254_740, count: 2 }] }, null],
])("[SHIFT-2] %j is %s", (counted, sum) => {
  expect(sumOfCounted(counted)).toBe(sum);
});

test("[SHIFT-2] pieces are kept largest first, each once", () => {
  expect(piecesOf({ pieces })).toEqual({
    pieces: [
      { value: 50_000, count: 1 },
      { value: 100, count: 5 },
    ],
  });
  expect([piecesOf({ pieces: [] }), piecesOf({ sum: 3 })]).toEqual([{}, {}]);
});

test.each([
  { sum: -1 },
  { sum: 0.5 },
  { pieces: [{ value: 0, count: 1 }] },
  { pieces: [{ value: 1, count: 0 }] },
  { sum: 1, pieces: [] },
])("[SHIFT-2] %j is no count", (counted) => {
  expect(countedField.safeParse(counted).success).toBe(false);
});
