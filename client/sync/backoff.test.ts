import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";

test("pauses double up to ten seconds, spread around that", () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((tries) => backoff(tries, 0.5))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
  expect([backoff(1, 0), backoff(1, 1)]).toEqual([500, 1_500]);
});
