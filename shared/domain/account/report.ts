import type { Entry } from "../../core/entry.ts";
import type { ReportRow } from "../../core/kind.ts";
import type { AddedBody, SpentBody } from "./account-body.ts";

/**
 * Money put into an account as rows for reports; integers are minor units (points for points) and ms since 1970.
 * - `account_moves`: log text, seq integer, account text, owner text, amount bigint (signed: below zero when it was spent), why
 *   text, number text, branch text, till text, shift text (empty: none), staff text, at bigint, change bigint, rounding bigint
 * - `account_tenders`: log, seq, line integer (from 1), type text, amount bigint (as handed over), owner text (attempt at a terminal)
 */
export const reportAdded = (body: AddedBody, entry: Entry): readonly ReportRow[] => [
  moveRow(body, body.amount, entry),
  ...(body.tenders ?? []).map(({ type, amount, of = "" }, i) => ({
    table: "account_tenders",
    row: { log: entry.log, seq: entry.seq, line: i + 1, type, amount, owner: of },
  })),
];

/** As above, for what was spent. */
export const reportSpent = (body: SpentBody, entry: Entry): readonly ReportRow[] => [
  moveRow(body, -body.amount, entry),
];

const moveRow = (body: SpentBody | AddedBody, amount: number, { log, seq, by, at }: Entry): ReportRow => {
  const { account, owner, why, number, branch, till, shift = "" } = body;
  const change = "change" in body ? (body.change ?? 0) : 0;
  const rounding = "rounding" in body ? (body.rounding ?? 0) : 0;
  const row = {
    log,
    seq,
    account,
    owner,
    amount,
    why,
    number,
    branch,
    till,
    shift,
    staff: by,
    at,
    change,
    rounding,
  };
  return { table: "account_moves", row };
};
