import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { reportDrawerOpened, reportReprinted } from "./report.ts";

const entry = { log: "till-1.1test.b-b1", seq: 7, at: 5, by: "s1" } as unknown as Entry;
const head = { log: "till-1.1test.b-b1", seq: 7, at: 5, staff: "s1", branch: "b1", till: "T1" };

test("[PAPER-1, PAPER-2] a copy and an opened drawer are a row each", () => {
  expect(
    reportReprinted({ number: "T1-1-0001", branch: "b1", till: "T1", copy: 2, shift: "x" }, entry),
  ).toEqual([{ table: "reprints", row: { ...head, shift: "x", number: "T1-1-0001", copy: 2 } }]);
  expect(reportDrawerOpened({ branch: "b1", till: "T1", reason: "change" }, entry)).toEqual([
    { table: "drawer_openings", row: { ...head, shift: "", reason: "change" } },
  ]);
});
