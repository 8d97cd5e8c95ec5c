import type { Hash, Signature } from "../../shared/core/crypto.ts";
import type { Cut } from "../../shared/core/cut.ts";
import type { AdmittedEntry } from "../../shared/core/fold.ts";
import type { LogId, OrgId } from "../../shared/core/ids.ts";
import type { ReportRow } from "../../shared/core/kind.ts";
import type { Index, LogState } from "../../shared/core/state.ts";
import type { StoredBatch } from "../../shared/sync/run.ts";
import { type Queryable, query } from "./pool.ts";

/** An admitted entry with what was decided about its effect. */
export interface JudgedEntry {
  readonly admitted: AdmittedEntry;
  /** Why it has none; `null` when it has. */
  readonly against: { readonly type: string; readonly reason: string } | null;
  readonly report: readonly ReportRow[];
}

/** Entries of one log with their verdicts, and the log as it is after them. */
export interface Judged {
  readonly entries: readonly JudgedEntry[];
  readonly log: LogState;
  /** Cuts among them that count. */
  readonly cuts: readonly Cut[];
  /** The number of the cuts they were judged under. */
  readonly version: number;
}

export interface Tip {
  readonly head: number;
  readonly hash: Hash;
}

/**
 * Stores judged entries of one log with everything that follows from them, in one statement. False: the log is no longer
 * at `tip`, was stopped, or other cuts are known by now; nothing was stored.
 */
export const storeEntries = async (
  db: Queryable,
  org: OrgId,
  tip: Tip,
  { entries, log, version }: Judged,
  indexes: readonly Index[],
): Promise<boolean> => {
  const of = <T>(read: (entry: AdmittedEntry) => T): T[] => entries.map(({ admitted }) => read(admitted));
  const rows = await query<{ stored: boolean }>(db, INGEST, [
    org,
    log.id,
    tip.head,
    tip.hash,
    version,
    JSON.stringify(openingOf(log, entries)),
    JSON.stringify(peopleOf(log, entries)),
    of(({ entry }) => entry.seq),
    of(({ hash }) => hash),
    of(({ signature }) => signature),
    of(({ entry }) => entry.kind),
    of(({ entry }) => entry.at),
    of(({ entry }) => entry.by),
    entries.map(({ against }) => against?.type ?? null),
    of(({ text }) => text),
    log.stamp,
    JSON.stringify(indexes),
    JSON.stringify(reportOf(org, entries)),
    JSON.stringify(attentionOf(entries)),
  ]);
  return rows[0]?.stored === true;
};

/**
 * A stretch of a log to send: as many entries as fit `limit` and about `length` characters, ending at a signed one; the
 * texts as they were signed. `null` when there is none.
 */
export const readBatch = async (
  db: Queryable,
  org: OrgId,
  log: LogId,
  after: number,
  limit: number,
  length: number,
): Promise<StoredBatch | null> => {
  const rows = await query<{ text: string; signature: Signature | null; seq: number }>(db, READ_BATCH, [
    org,
    log,
    after,
    limit,
    length,
  ]);
  const last = rows.at(-1);
  if (last === undefined || last.signature === null) return null;
  return { log, entries: rows.map(({ text }) => text), signature: last.signature, last: last.seq };
};

const INGEST = `select ingest(
  $1, $2, $3, $4, $5, nullif($6::jsonb, 'null'), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19
) as stored /* org_id is $1 */`;

/** Looks for the last signed entry within the limits; else for the first signed one beyond them. */
const READ_BATCH = `with reach as (
    select seq, signature, sum(length(text)) over (order by seq) as size from (
        select seq, signature, text from entries
          where org_id = $1 and log = $2 and seq > $3 order by seq limit $4
      ) e
  ), final as (
    select coalesce(
      (select max(seq) from reach where signature is not null and size <= $5),
      (select min(seq) from entries where org_id = $1 and log = $2 and seq > $3 and signature is not null)
    ) as seq
  )
  select e.seq, e.text, e.signature from entries e, final
    where e.org_id = $1 and e.log = $2 and e.seq > $3 and e.seq <= final.seq order by e.seq`;

const openingOf = ({ device, scope }: LogState, [first]: readonly JudgedEntry[]): unknown => {
  const opens = first?.admitted.opens;
  return opens === undefined ? null : { ...opens, device, scope };
};

/** People these entries vouch for, with the ticket that counts. */
const peopleOf = ({ people }: LogState, entries: readonly JudgedEntry[]): unknown =>
  Object.fromEntries(
    entries.flatMap(({ admitted: { vouches } }) =>
      vouches === undefined ? [] : [[vouches.staff, people.get(vouches.staff)]],
    ),
  );

const reportOf = (org: OrgId, entries: readonly JudgedEntry[]): unknown => {
  const byTable: Record<string, unknown[]> = {};
  for (const { table, row } of entries.flatMap(({ report }) => report)) {
    byTable[table] ??= [];
    byTable[table].push({ org_id: org, ...row });
  }
  return byTable;
};

const attentionOf = (entries: readonly JudgedEntry[]): unknown =>
  entries.flatMap(({ admitted: { entry }, against }) =>
    against === null
      ? []
      : [{ key: `${against.type}:${entry.log}:${entry.seq}`, seq: entry.seq, kind: entry.kind, ...against }],
  );
