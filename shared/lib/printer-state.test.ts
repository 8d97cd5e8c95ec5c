import { expect, test } from "vitest";
import { printerState, stateByte } from "./printer-state.ts";

test.each([
  [null, null, "ready"],
  [0x12, null, "ready"],
  [0x12, 0x12, "ready"],
  [0x12, 0x1e, "ready"], // nearly out
  [0x16, null, "cover-open"],
  [0x32, null, "no-paper"],
  [0x12, 0x72, "no-paper"],
] as const)("answers %s and %s mean %s", (offline, paper, state) => {
  expect(printerState(offline, paper)).toBe(state);
});

test("what is no answer is passed over", () => {
  expect(stateByte(Uint8Array.from([0x00, 0xff, 0x16]))).toBe(0x16);
  expect(stateByte(Uint8Array.from([0x41]))).toBeNull();
  expect(stateByte(null)).toBeNull();
});
