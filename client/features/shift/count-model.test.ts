import { expect, test } from "vitest";
import { createCountModel, readCount } from "./count-model.ts";

test.each([
  ["", 0],
  [" 12 ", 12],
  ["0", 0],
  ["1.5", null],
  ["-1", null],
  ["x", null],
  ["1234567", null],
])("%j pieces are %s", (text, count) => {
  expect(readCount(text)).toBe(count);
});

test("[SHIFT-2] notes first, the largest first; what is counted adds up", () => {
  const model = createCountModel("KZT");
  expect(model.pieces[0]).toMatchObject({ kind: "note", value: 2_000_000 });
  expect(model.pieces.at(-1)).toMatchObject({ kind: "coin", value: 100 });
  expect([model.sum.value, model.counted.value]).toEqual([0, { pieces: [] }]);
  model.setCount("note-2000000", "2");
  model.step("coin-5000", 1);
  model.step("coin-5000", 1);
  model.step("coin-100", -1);
  expect(model.sum.value).toBe(4_010_000);
  expect(model.counted.value).toEqual({
    pieces: [
      { value: 2_000_000, count: 2 },
      { value: 5_000, count: 2 },
    ],
  });
  model.setCount("coin-100", "half");
  expect([model.sum.value, model.counted.value]).toEqual([null, null]);
  model.clear();
  expect(model.sum.value).toBe(0);
});

test("[SHIFT-2] or only the sum, once it was said", () => {
  const model = createCountModel("RUB");
  model.choose("sum");
  expect(model.sum.value).toBeNull();
  model.typeSum("1500,50");
  expect(model.counted.value).toEqual({ sum: 150_050 });
  model.typeSum("many");
  expect(model.counted.value).toBeNull();
});

test("a value that is a coin and a note is counted as both", () => {
  const model = createCountModel("UZS");
  model.setCount("note-100000", "1");
  model.setCount("coin-100000", "1");
  expect(model.sum.value).toBe(200_000);
});
