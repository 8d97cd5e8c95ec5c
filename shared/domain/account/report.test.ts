import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { reportAdded, reportSpent } from "./report.ts";

const entry = { log: "till-1.1test.org", seq: 7, by: "ann", at: 1_000 } as Entry;
const move = { owner: "c1", name: "A", number: "", branch: "b1", till: "T1" };
const row = {
  log: entry.log,
  seq: 7,
  owner: "c1",
  number: "",
  branch: "b1",
  till: "T1",
  staff: "ann",
  at: 1_000,
};

test("[ACCOUNT-3] money put in is a row of the account, and a row for each tender", () => {
  const rows = reportAdded(
    {
      ...{ ...move, account: "credit", amount: 1_037, why: "repayment", shift: "s1", rounding: -37 },
      tenders: [
        { type: "card", amount: 500, reference: "1", of: "p1" },
        { type: "cash", amount: 600, reference: "" },
      ],
      change: 100,
    },
    entry,
  );
  const [account, why] = ["credit", "repayment"];
  expect(rows).toEqual([
    {
      table: "account_moves",
      row: { ...row, account, why, amount: 1_037, shift: "s1", change: 100, rounding: -37 },
    },
    {
      table: "account_tenders",
      row: { log: entry.log, seq: 7, line: 1, type: "card", amount: 500, owner: "p1" },
    },
    {
      table: "account_tenders",
      row: { log: entry.log, seq: 7, line: 2, type: "cash", amount: 600, owner: "" },
    },
  ]);
});

test("[ACCOUNT-1] what was spent is below zero", () => {
  expect(reportSpent({ ...move, account: "points", amount: 5, why: "sale" }, entry)).toEqual([
    {
      table: "account_moves",
      row: { ...row, account: "points", why: "sale", amount: -5, shift: "", change: 0, rounding: 0 },
    },
  ]);
});
