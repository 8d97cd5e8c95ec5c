import type { Pool } from "pg";
import type { Ticket } from "../../shared/core/certificate.ts";
import { type Entry, readEntry } from "../../shared/core/entry.ts";
import { type Rules, takeTicket, verdict } from "../../shared/core/fold.ts";
import type { StaffId } from "../../shared/core/ids.ts";
import { isKnown, type ReportRow, readBody } from "../../shared/core/kind.ts";
import type { Index, LogState } from "../../shared/core/state.ts";
import { readLog } from "../store/logs.ts";
import { type Queryable, withTransaction } from "../store/pool.ts";
import {
  findUnreadLogs,
  foldUnread,
  lockUnread,
  type StoredText,
  type UnreadLog,
  voidUnread,
} from "../store/unread-entries.ts";

/**
 * Entries of a kind that an older release could not read were kept without effect; this gives them theirs after the update
 * [ENTRY-3]. What they change does not depend on when they are folded. Gives how many there were.
 */
export const readUnread = async (pool: Pool, rules: Rules, indexes: readonly Index[]): Promise<number> => {
  let count = 0;
  for (const log of await findUnreadLogs(pool, Object.keys(rules.kinds))) {
    count += await withTransaction(pool, (db) => readLogAgain(db, log, rules, indexes));
  }
  return count;
};

const readLogAgain = async (
  db: Queryable,
  name: UnreadLog,
  rules: Rules,
  indexes: readonly Index[],
): Promise<number> => {
  const stored = await lockUnread(db, name);
  const log = await readLog(db, name.org, name.log);
  if (log === null) return 0;
  const judged = judgeAgain(stored, log, rules);
  for (const { seq, against } of judged) if (against !== null) await voidUnread(db, name, seq, against);
  const effective = judged.filter(({ against }) => against === null);
  if (effective.length > 0) await foldUnread(db, name, effective, indexes);
  return judged.length;
};

interface JudgedAgain {
  readonly seq: number;
  readonly text: string;
  readonly against: string | null;
  readonly report: readonly ReportRow[];
}

/** Each judged with the people vouched for by then, not by now. */
const judgeAgain = (stored: readonly StoredText[], log: LogState, rules: Rules): readonly JudgedAgain[] => {
  const then = { ...log, people: new Map<StaffId, Ticket>() };
  return stored.flatMap(({ seq, text, unread }) => {
    const read = readEntry(text);
    if (!read.ok) return [];
    if (!unread) takeTicket(then.people, ticketOf(read.value));
    if (!unread || !isKnown(rules.kinds, read.value)) return [];
    const against = verdict(read.value, then, rules)?.reason ?? null;
    return [{ seq, text, against, report: against === null ? reportOf(read.value, rules) : [] }];
  });
};

/** Verified when the entry was admitted. */
const ticketOf = ({ body }: Entry): Ticket =>
  JSON.parse((body as { ticket: { text: string } }).ticket.text) as Ticket;

const reportOf = (entry: Entry, rules: Rules): readonly ReportRow[] => {
  const report = rules.kinds[entry.kind]?.report;
  const body = readBody(rules.kinds, entry);
  return report === undefined || !body.ok ? [] : report(body.value as never, entry);
};
