import { expect, test } from "vitest";
import { FREE, pathOf, placeAt } from "./place.ts";

test.each([
  ["/receipts", null, null],
  [FREE, null, "free"],
  [pathOf("T1-1TEST-0001"), "T1-1TEST-0001", null],
  [pathOf("T1-1TEST-0001", "refund"), "T1-1TEST-0001", "refund"],
  [pathOf("T1-1TEST-0001", "exchange"), "T1-1TEST-0001", "exchange"],
])("%s is receipt %s, %s", (path, number, deed) => {
  expect(placeAt(path)).toEqual({ number, deed });
});
