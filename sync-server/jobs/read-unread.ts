import type { Pool } from "pg";
import type { Ticket } from "../../shared/core/certificate.ts";
import { type Entry, readEntry } from "../../shared/core/entry.ts";
import { type Rules, takeTicket, verdict } from "../../shared/core/fold.ts";
import type { StaffId } from "../../shared/core/ids.ts";
import { isKnown, type ReportRow } from "../../shared/core/kind.ts";
import type { Foreseen, Index, LogState } from "../../shared/core/state.ts";
import { readForeseenLog } from "../ingest/foreseen.ts";
import { ticketIn } from "../ingest/judge-again.ts";
import { cutsIn, reportOf } from "../ingest/judge-entries.ts";
import { takeCuts } from "../ingest/take-cuts.ts";
import { lockCuts, readCuts } from "../store/cuts.ts";
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
  await lockCuts(db, name.org);
  const stored = await lockUnread(db, name);
  const { log, foreseen } = await readForeseenLog(db, name.org, name.log, await readCuts(db, name.org));
  if (log === null) return 0;
  const judged = judgeAgain(stored, log, foreseen, rules);
  for (const { seq, against } of judged) if (against !== null) await voidUnread(db, name, seq, against);
  const effective = judged.filter(({ against }) => against === null);
  if (effective.length > 0) await foldUnread(db, name, effective, indexes);
  const cuts = effective.flatMap(({ entry }) => cutsIn(entry, rules));
  if (cuts.length > 0) await takeCuts(db, { rules, indexes }, name.org, cuts);
  return judged.length;
};

interface JudgedAgain {
  readonly seq: number;
  readonly text: string;
  readonly entry: Entry;
  readonly against: string | null;
  readonly report: readonly ReportRow[];
}

/** Each judged with the people vouched for by then, not by now. */
const judgeAgain = (
  stored: readonly StoredText[],
  log: LogState,
  foreseen: Foreseen,
  rules: Rules,
): readonly JudgedAgain[] => {
  const then = { ...log, people: new Map<StaffId, Ticket>() };
  return stored.flatMap(({ seq, text, unread }) => {
    const read = readEntry(text);
    if (!read.ok) return [];
    if (!unread) takeTicket(then.people, ticketIn(read.value));
    if (!unread || !isKnown(rules.kinds, read.value)) return [];
    const entry = read.value;
    const against = verdict(entry, then, rules, foreseen)?.reason ?? null;
    return [{ seq, text, entry, against, report: against === null ? reportOf(entry, rules) : [] }];
  });
};
