import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { reportAmended, reportClosed, reportMoved, reportOpened } from "./report.ts";
import { NO_TOTALS } from "./z-totals.ts";

const entry = { log: "till-1.1test.b-b1", seq: 7, at: 9, by: "s1" } as Entry;
const head = { log: "till-1.1test.b-b1", seq: 7, branch: "b1", shift: "x", till: "T1", staff: "s1", at: 9 };
const body = { shift: "x", branch: "b1", till: "T1" };
const totals = {
  ...NO_TOTALS,
  sales: { count: 1, total: 5, rounding: 0 },
  refunds: { count: 1, total: 2, rounding: 0 },
};
const sums = { sold: 5, refunded: 2 };

test("[SHIFT-11] each entry is one row", () => {
  expect(reportOpened({ ...body, number: "S1", float: 3 }, entry)).toEqual([
    { table: "shift_openings", row: { ...head, number: "S1", float: 3 } },
  ]);
  expect(reportMoved({ ...body, direction: "in", amount: 4, reason: "change" }, entry)).toEqual([
    { table: "cash_moves", row: { ...head, direction: "in", amount: 4, reason: "change", note: "" } },
  ]);
  expect(reportAmended({ ...body, z: "Z1", n: 2, totals, cash: 3, covers: [] }, entry)).toEqual([
    { table: "shift_amendments", row: { ...head, z: "Z1", n: 2, ...sums, cash: 3 } },
  ]);
  const closed = {
    ...{ ...body, by: "T1", z: "Z1", openedAt: 1, openedBy: "s2", float: 3, totals, covers: [] },
    ...{ expected: 6, counted: 5, difference: -1, grand: { sold: 50, refunded: 20 } },
  };
  expect(reportClosed(closed, entry)).toEqual([
    {
      table: "shift_closings",
      row: {
        ...{ ...head, z: "Z1", opened_at: 1, expected: 6, counted: 5, difference: -1, ...sums },
        ...{ grand_sold: 50, grand_refunded: 20 },
      },
    },
  ]);
});
