import { expect, test } from "vitest";
import { deadlineOf } from "./deadline.ts";

const HOUR = 3_600_000;
const since = 1_794_000_000_000;
const till = { outage: { since, reason: "autonomous" as const } };
const terms = { limit: 72 * HOUR };

test.each([
  [0, "running"],
  [47 * HOUR, "running"],
  [49 * HOUR, "soon"],
  [72 * HOUR, "over"],
  [-HOUR, "running"],
])("[FISCAL-5] %i ms into an outage in Kazakhstan the time left is %s", (passed, state) => {
  expect(deadlineOf(till, terms, since + passed)).toEqual({ at: since + 72 * HOUR, state });
});

test("[FISCAL-5] nothing is counted down where nothing is owed, or no law says how long", () => {
  expect(deadlineOf({ outage: null }, terms, since)).toBeNull();
  expect(deadlineOf(till, { limit: null }, since)).toBeNull();
});
