import type { Entry } from "../../core/entry.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { FailedBody, OutageBody, SignedBody } from "./fiscal-body.ts";

/**
 * Fiscal receipts as rows for reports. Both tables have log text, seq integer, branch text, till text, at bigint (ms since 1970).
 * - `fiscal_receipts`: number text, state text (`signed`, `failed`: of several of a number the signed one counts), sign text (or the
 *   reason), registration text, autonomous boolean
 * - `fiscal_outages`: phase text (`began`, `ended`), reason text, since bigint
 */
export const reportSigned = ({ number, mark, ...place }: SignedBody, entry: Entry): readonly ReportRow[] => {
  const { sign, registration = "", autonomous } = mark;
  const row = { ...head(place, entry), number, state: "signed", sign, registration, autonomous };
  return [{ table: "fiscal_receipts", row }];
};

export const reportFailed = (
  { number, reason, ...place }: FailedBody,
  entry: Entry,
): readonly ReportRow[] => {
  const row = { ...head(place, entry), number, state: "failed", sign: reason };
  return [{ table: "fiscal_receipts", row: { ...row, registration: "", autonomous: false } }];
};

export const reportOutage = (
  { phase, reason, since, ...place }: OutageBody,
  entry: Entry,
): readonly ReportRow[] => [
  { table: "fiscal_outages", row: { ...head(place, entry), phase, reason, since } },
];

const head = (
  { branch, till }: { readonly branch: string; readonly till: string },
  { log, seq, at }: Entry,
) => ({ log, seq, branch, till, at });
