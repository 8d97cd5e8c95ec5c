import { expect, test } from "vitest";
import { addedBody, limitedBody, spentBody } from "./account-body.ts";

const move = { account: "wallet", owner: "c1", amount: 1, number: "", branch: "b1", till: "T1" };

test.each([
  ["plain", { why: "earned" }, true],
  [
    "with what was taken",
    { why: "top-up", tenders: [{ type: "cash", amount: 2, reference: "" }], change: 1 },
    true,
  ],
  ["of nothing", { why: "top-up", amount: 0 }, false],
  [
    "paid out of another account",
    { why: "top-up", tenders: [{ type: "wallet", amount: 1, reference: "" }] },
    false,
  ],
  ["for a reason nobody knows", { why: "found" }, false],
])("[ACCOUNT-3] something added %s", (_, over, fits) => {
  expect(addedBody.safeParse({ ...move, ...over }).success).toBe(fits);
});

test("[ACCOUNT-1, ACCOUNT-4] what was spent has no tenders; a limit is never below zero", () => {
  expect(spentBody.safeParse({ ...move, why: "sale", number: "T1-1" }).success).toBe(true);
  expect(spentBody.safeParse({ ...move, why: "sale", tenders: [] }).success).toBe(false);
  expect(limitedBody.safeParse({ customer: "c1", name: "A", from: 0, to: -1 }).success).toBe(false);
});
