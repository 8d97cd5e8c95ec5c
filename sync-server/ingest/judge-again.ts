import type { Ticket } from "../../shared/core/certificate.ts";
import { type Entry, readEntry } from "../../shared/core/entry.ts";
import { type Rules, takeTicket, verdict } from "../../shared/core/fold.ts";
import type { LogId, OrgId, StaffId } from "../../shared/core/ids.ts";
import type { Foreseen, Index, LogState } from "../../shared/core/state.ts";
import type { KnownCuts } from "../store/cuts.ts";
import type { Queryable } from "../store/pool.ts";
import { type JudgedAnew, putVerdicts, readJudged, type StoredVerdict } from "../store/verdicts.ts";
import { readForeseenLog } from "./foreseen.ts";
import { reportOf } from "./judge-entries.ts";

export interface JudgeDeps {
  readonly rules: Rules;
  readonly indexes: readonly Index[];
}

const PAGE = 1_000;

/**
 * Judges the entries of a log after `from` again, now that these cuts are known. Those that turn out otherwise than stored give
 * up their effect, or have it, with everything that follows from them.
 */
export const judgeAgain = async (
  db: Queryable,
  { rules, indexes }: JudgeDeps,
  org: OrgId,
  id: LogId,
  from: number,
  cuts: KnownCuts,
): Promise<void> => {
  const { log, foreseen } = await readForeseenLog(db, org, id, cuts);
  if (log === null) return;
  const changed: JudgedAnew[] = [];
  const then: LogState = { ...log, people: new Map<StaffId, Ticket>() };
  for (let after = 0; ; ) {
    const rows = await readJudged(db, org, id, after, from, PAGE);
    for (const row of rows) changed.push(...judgeRow(row, then, rules, foreseen, from));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.seq;
  }
  if (changed.length > 0) await putVerdicts(db, org, log, changed, indexes);
};

/** With the people vouched for by then, whose tickets are in the entries before. */
const judgeRow = (
  row: StoredVerdict,
  then: LogState,
  rules: Rules,
  foreseen: Foreseen,
  from: number,
): readonly JudgedAnew[] => {
  const read = readEntry(row.text);
  if (!read.ok) return [];
  const entry = read.value;
  if (entry.kind === "log.signed-in") takeTicket(then.people, ticketIn(entry));
  if (entry.seq <= from) return [];
  const against = verdict(entry, then, rules, foreseen);
  if ((against?.type ?? null) === row.void && (against?.reason ?? null) === row.reason) return [];
  return [{ entry, text: row.text, was: row.void, against, report: reportOf(entry, rules) }];
};

/** Verified when the entry was admitted. */
export const ticketIn = ({ body }: Entry): Ticket =>
  JSON.parse((body as { ticket: { text: string } }).ticket.text) as Ticket;
