import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { reportEnded, reportStarted } from "./report.ts";

const entry = { log: "till-1.1test.b-b1", seq: 7, at: 5, by: "s1" } as Entry;
const about = {
  attempt: "a1",
  branch: "b1",
  till: "T1",
  type: "card",
  terminal: "POS",
  amount: 100,
} as const;

test("every step of an attempt is a row, to be held against the bank's list", () => {
  const common = { ...about, log: entry.log, seq: 7, device: "till-1", staff: "s1", at: 5 };
  expect(reportStarted({ ...about, sale: "x" }, entry)).toEqual([
    {
      table: "payment_attempts",
      row: { ...common, state: "pending", word: "till", reference: "", reason: "" },
    },
  ]);
  const end = { ...about, outcome: "paid", word: "terminal", reference: "77", reason: "" } as const;
  expect(reportEnded(end, entry)).toEqual([
    {
      table: "payment_attempts",
      row: { ...common, state: "paid", word: "terminal", reference: "77", reason: "" },
    },
  ]);
});
