import { expect, test } from "vitest";
import { greyOf } from "./luminance.ts";

test("each brightness becomes one grey pixel, and what pads a row is left out", () => {
  const plane = new Uint8Array([1, 2, 99, 255, 0, 99]);
  const { data, width, height } = greyOf(plane, 3, { width: 2, height: 2 });
  expect({ width, height }).toEqual({ width: 2, height: 2 });
  expect([...data]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 255, 255, 255, 255, 0, 0, 0, 0]);
});
