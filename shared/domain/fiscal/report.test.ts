import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { reportFailed, reportOutage, reportSigned } from "./report.ts";

const entry = { log: "till-1.1test.b-b1", seq: 7, at: 5, by: "system" } as unknown as Entry;
const place = { branch: "b1", till: "T1" };
const head = { ...place, log: "till-1.1test.b-b1", seq: 7, at: 5 };
const number = "T1-1-0001";

test("[FISCAL-2] signed and refused receipts stand in one table", () => {
  const mark = { sign: "77", at: 4, autonomous: true, registration: "R1" };
  expect(reportSigned({ ...place, number, mark }, entry)).toEqual([
    {
      table: "fiscal_receipts",
      row: { ...head, number, state: "signed", sign: "77", registration: "R1", autonomous: true },
    },
  ]);
  expect(reportFailed({ ...place, number, reason: "no tax" }, entry)).toEqual([
    {
      table: "fiscal_receipts",
      row: { ...head, number, state: "failed", sign: "no tax", registration: "", autonomous: false },
    },
  ]);
});

test("[FISCAL-5] an outage has its ends", () => {
  const body = { ...place, phase: "began", since: 3, reason: "autonomous" } as const;
  expect(reportOutage(body, entry)).toEqual([
    { table: "fiscal_outages", row: { ...head, phase: "began", since: 3, reason: "autonomous" } },
  ]);
});
