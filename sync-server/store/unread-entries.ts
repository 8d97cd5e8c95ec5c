import type { LogId, OrgId } from "../../shared/core/ids.ts";
import type { ReportRow } from "../../shared/core/kind.ts";
import type { Index } from "../../shared/core/state.ts";
import { type Queryable, query } from "./pool.ts";

export interface UnreadLog {
  readonly org: OrgId;
  readonly log: LogId;
}

/** Logs with entries of kinds that this program could not read when they came, and can read now. */
export const findUnreadLogs = async (
  db: Queryable,
  kinds: readonly string[],
): Promise<readonly UnreadLog[]> =>
  query<UnreadLog>(
    db,
    `select distinct org_id as org, log from entries where void = 'entry.unread' and kind = any($1)`,
    [kinds],
  );

export interface StoredText {
  readonly seq: number;
  readonly text: string;
  readonly unread: boolean;
}

/** Entries of a log that vouch for people, and those that could not be read, in order; held until the transaction ends. */
export const lockUnread = async (db: Queryable, { org, log }: UnreadLog): Promise<readonly StoredText[]> =>
  query<StoredText>(
    db,
    `select seq, text, void is not null as unread from entries
      where org_id = $1 and log = $2 and (kind = 'log.signed-in' or void = 'entry.unread') order by seq for update`,
    [org, log],
  );

/** Gives entries the effect they could not have before. */
export const foldUnread = async (
  db: Queryable,
  { org, log }: UnreadLog,
  entries: readonly { readonly seq: number; readonly text: string; readonly report: readonly ReportRow[] }[],
  indexes: readonly Index[],
): Promise<void> => {
  const report: Record<string, unknown[]> = {};
  for (const { table, row } of entries.flatMap((entry) => entry.report)) {
    report[table] ??= [];
    report[table].push({ org_id: org, ...row });
  }
  const [seqs, texts] = [entries.map(({ seq }) => seq), entries.map(({ text }) => text)];
  await query(
    db,
    `select fold_entries($1, $2, l.scope, l.holder, $3, $4, $5) from logs l where l.org_id = $1 and l.log = $2`,
    [org, log, texts, JSON.stringify(indexes), JSON.stringify(report)],
  );
  await query(db, "update entries set void = null where org_id = $1 and log = $2 and seq = any($3)", [
    org,
    log,
    seqs,
  ]);
  await forgetUnread(db, { org, log }, seqs);
};

/** Readable now, and found to have no effect: says so instead. */
export const voidUnread = async (
  db: Queryable,
  { org, log }: UnreadLog,
  seq: number,
  reason: string,
): Promise<void> => {
  await query(
    db,
    `with voided as (
        update entries set void = 'entry.void' where org_id = $1 and log = $2 and seq = $3 returning kind
      )
      insert into attention (org_id, key, type, log, scope, seq, kind, reason)
        select $1, 'entry.void:' || $2 || ':' || $3, 'entry.void', $2, l.scope, $3, v.kind, $4
          from voided v, logs l where l.org_id = $1 and l.log = $2
        on conflict do nothing`,
    [org, log, seq, reason],
  );
  await forgetUnread(db, { org, log }, [seq]);
};

const forgetUnread = async (
  db: Queryable,
  { org, log }: UnreadLog,
  seqs: readonly number[],
): Promise<void> => {
  const text =
    "delete from attention where org_id = $1 and log = $2 and type = 'entry.unread' and seq = any($3)";
  await query(db, text, [org, log, seqs]);
};
