import { expect, test } from "vitest";
import { differenceOf, netOf } from "./history-model.ts";

const CLOSED = {
  ...{ at: 1, by: "dana", z: "T1-1K7MQ-Z1", on: "till-1", log: "till-1.1abcd.b-1" },
  ...{ sold: 90_000, refunded: 5_000, expected: 40_000, counted: 52_000, difference: 12_000, amendments: [] },
};

test("[SHIFT-9] what came late is in the sums of the list, and explains what was too much in the drawer", () => {
  const late = [
    { n: 1, sold: 15_000, refunded: 0, cash: 15_000 },
    { n: 2, sold: 0, refunded: 3_000, cash: -3_000 },
  ];
  expect([netOf(CLOSED), differenceOf(CLOSED)]).toEqual([85_000, 12_000]);
  expect([netOf({ ...CLOSED, amendments: late }), differenceOf({ ...CLOSED, amendments: late })]).toEqual([
    97_000, 0,
  ]);
});
