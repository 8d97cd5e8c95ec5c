import { expect, test } from "vitest";
import type { Doc } from "../../core/document.ts";
import { ATTEMPT_STATES, isOver, isUnused, mayBecome, readAttempt, wordFor } from "./attempt.ts";

const doc = (fields: Doc["fields"]): Doc => ({ stamp: "0000000000000.till-1" as never, fields });
const stateOf = (state: string, word = "") =>
  readAttempt("till-1-1", doc({ attempt: "a1", state, word }))?.state;

test("[PAYMENT-4] what may follow what", () => {
  const next = ATTEMPT_STATES.map((from) => [from, ATTEMPT_STATES.filter((to) => mayBecome(from, to))]);
  expect(Object.fromEntries(next)).toEqual({
    pending: ["paid", "failed", "unknown"],
    paid: ["reversing"],
    failed: ["paid"],
    unknown: ["paid", "failed", "reversing"],
    reversing: ["paid", "reversed"],
    reversed: [],
  });
});

test.each([
  { state: "pending", word: "paid", is: "paid" },
  { state: "pending", word: "failed", is: "failed" },
  { state: "unknown", word: "paid", is: "paid" },
  { state: "unknown", word: "failed", is: "failed" },
  { state: "unknown", word: "reversed", is: "reversed" },
  { state: "paid", word: "failed", is: "paid" },
  { state: "paid", word: "reversed", is: "reversed" },
  { state: "failed", word: "paid", is: "failed" },
  { state: "reversing", word: "paid", is: "paid" },
  { state: "reversing", word: "failed", is: "reversing" },
  { state: "reversed", word: "paid", is: "reversed" },
] as const)("[PAYMENT-6] $state, and a person says $word: $is", ({ state, word, is }) => {
  expect(stateOf(state, wordFor("a1", word))).toBe(is);
});

test("[PAYMENT-6] a word about another attempt says nothing of this one", () => {
  expect(stateOf("pending", wordFor("a0", "failed"))).toBe("pending");
  expect(stateOf("paid", "a1 nonsense")).toBe("paid");
});

test("a state of another version of the program is one nobody knows here", () => {
  expect(stateOf("held")).toBe("unknown");
});

test.each([
  { state: "pending", receipt: "", over: false, unused: false },
  { state: "unknown", receipt: "", over: false, unused: false },
  { state: "reversing", receipt: "", over: false, unused: false },
  { state: "paid", receipt: "", over: false, unused: true },
  { state: "paid", receipt: "T1-1TEST-0001", over: true, unused: false },
  { state: "failed", receipt: "", over: true, unused: false },
  { state: "reversed", receipt: "", over: true, unused: false },
  { state: "reversed", receipt: "T1-1TEST-0001", over: false, unused: false },
  { state: "reversing", receipt: "", isPayout: true, over: false, unused: false },
  { state: "paid", receipt: "", isPayout: true, over: false, unused: false },
  { state: "reversed", receipt: "", isPayout: true, over: true, unused: false },
] as const)("[PAYMENT-8, PAYMENT-9] $state with receipt '$receipt': over $over, unused $unused", (row) => {
  const attempt = { isPayout: false, ...row };
  expect([isOver(attempt), isUnused(attempt)]).toEqual([row.over, row.unused]);
});

test("a document without an attempt is none", () => {
  expect(readAttempt("till-1-1", undefined)).toBeUndefined();
  expect(readAttempt("till-1-1", doc({}))).toBeUndefined();
});
