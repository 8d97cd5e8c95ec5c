import type { Entry } from "../../core/entry.ts";
import { parseLogId } from "../../core/ids.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { EndedBody, StartedBody } from "./payment-body.ts";

/**
 * What became of attempts at terminals, one row for every step, for matching with the bank.
 * `payment_attempts`: log text, seq integer, attempt text, branch text, device text, till text, staff text, at bigint, type text,
 * terminal text, amount bigint (minor units), state text (`pending`, for money given back `reversing`; then the outcome), word text (`till`, `terminal`, `person`),
 * reference text, reason text
 */
export const reportStarted = (body: StartedBody, entry: Entry): readonly ReportRow[] => [
  rowOf(body, entry, {
    state: body.payout === undefined ? "pending" : "reversing",
    word: "till",
    reference: "",
    reason: "",
  }),
];

export const reportEnded = (body: EndedBody, entry: Entry): readonly ReportRow[] => {
  const { outcome, word, reference, reason } = body;
  return [rowOf(body, entry, { state: outcome, word, reference, reason })];
};

const rowOf = (
  { attempt, branch, till, type, terminal, amount }: StartedBody | EndedBody,
  { log, seq, at, by }: Entry,
  step: Readonly<Record<"state" | "word" | "reference" | "reason", string>>,
): ReportRow => ({
  table: "payment_attempts",
  row: {
    log,
    seq,
    attempt,
    branch,
    device: parseLogId(log)?.device ?? "",
    till,
    staff: by,
    at,
    type,
    terminal,
    amount,
    ...step,
  },
});
