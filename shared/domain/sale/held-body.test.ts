import { expect, test } from "vitest";
import { heldSaleField } from "./held-body.ts";
import { aHeldLine } from "./testing/held.ts";

const line = aHeldLine("tea");

test.each([
  ["a plain line", { lines: [line] }, true],
  [
    "a line with what its code said",
    { lines: [{ ...line, lot: "A7", expires: "2026-12-01", serial: "9" }] },
    true,
  ],
  ["no line", { lines: [] }, false],
  ["a quantity of nothing", { lines: [{ ...line, quantity: 0 }] }, false],
  ["a price below nothing", { lines: [{ ...line, price: -1 }] }, false],
  [
    "a discount without a reason",
    { lines: [line], discount: { type: "amount", value: 5, reason: "" } },
    false,
  ],
  ["something unknown", { lines: [line], later: 1 }, false],
])("%s", (_, sale, isRight) => {
  expect(heldSaleField.safeParse(sale).success).toBe(isRight);
});
