import type { Entry } from "../../shared/core/entry.ts";
import type { LogId, OrgId } from "../../shared/core/ids.ts";
import type { ReportRow } from "../../shared/core/kind.ts";
import type { Index, LogState } from "../../shared/core/state.ts";
import { type Queryable, query } from "./pool.ts";

/** An entry and what was decided about its effect when it was stored. */
export interface StoredVerdict {
  readonly seq: number;
  readonly text: string;
  /** `null` when it has effect. */
  readonly void: string | null;
  readonly reason: string | null;
}

/** A log's entries beyond `from`, and those before that vouch for people, in order, from `after` on. */
export const readJudged = (
  db: Queryable,
  org: OrgId,
  log: LogId,
  after: number,
  from: number,
  limit: number,
): Promise<readonly StoredVerdict[]> =>
  query<StoredVerdict>(
    db,
    `select e.seq, e.text, e.void, a.reason from entries e
        left join attention a on a.org_id = e.org_id and a.key = e.void || ':' || e.log || ':' || e.seq
      where e.org_id = $1 and e.log = $2 and e.seq > $3 and (e.seq > $4 or e.kind = 'log.signed-in')
      order by e.seq limit $5`,
    [org, log, after, from, limit],
  );

/** An entry judged otherwise than it was. */
export interface JudgedAnew {
  readonly entry: Entry;
  readonly text: string;
  /** Why it had no effect before; `null` when it had. */
  readonly was: string | null;
  readonly against: { readonly type: string; readonly reason: string } | null;
  /** Its rows of the read side, where it has effect. */
  readonly report: readonly ReportRow[];
}

/**
 * Writes new verdicts over the old ones of a log's entries: their place on the attention list, the documents and cells they
 * touch, their rows of the read side.
 */
export const putVerdicts = async (
  db: Queryable,
  org: OrgId,
  log: LogState,
  judged: readonly JudgedAnew[],
  indexes: readonly Index[],
): Promise<void> => {
  await rewriteAttention(db, org, log, judged);
  const turned = judged.filter(({ was, against }) => (was === null) !== (against === null));
  if (turned.length === 0) return;
  await query(db, "select refold_touched($1, $2, $3, $4) /* org_id is $1 */", [
    org,
    log.id,
    turned.map(({ text }) => text),
    JSON.stringify(indexes),
  ]);
  await rewriteReport(db, org, log.id, turned);
};

const rewriteAttention = async (
  db: Queryable,
  org: OrgId,
  { id, scope }: LogState,
  judged: readonly JudgedAnew[],
): Promise<void> => {
  const rows = judged.map(({ entry: { seq, kind }, against }) => ({ seq, kind, ...against }));
  await query(
    db,
    `with anew as (
        select * from jsonb_to_recordset($3) a(seq integer, kind text, type text, reason text)
      ), judged as (
        update entries e set void = a.type from anew a
          where e.org_id = $1 and e.log = $2 and e.seq = a.seq
      )
      delete from attention t using anew a
        where t.org_id = $1 and t.log = $2 and t.seq = a.seq and t.type in ('entry.void', 'entry.unread')`,
    [org, id, JSON.stringify(rows)],
  );
  await query(
    db,
    `insert into attention (org_id, key, type, log, scope, seq, kind, reason)
      select $1, a.type || ':' || $2 || ':' || a.seq, a.type, $2, $3, a.seq, a.kind, a.reason
        from jsonb_to_recordset($4) a(seq integer, kind text, type text, reason text) where a.type is not null`,
    [org, id, scope, JSON.stringify(rows)],
  );
};

/** Rows of the read side name the entry they come from. */
const rewriteReport = async (
  db: Queryable,
  org: OrgId,
  log: LogId,
  turned: readonly JudgedAnew[],
): Promise<void> => {
  const tables = new Set(turned.flatMap(({ report }) => report.map(({ table }) => table)));
  for (const table of tables) {
    const of = (one: JudgedAnew): boolean => one.report.some((row) => row.table === table);
    const seqs = turned.filter(of).map(({ entry }) => entry.seq);
    const rows = turned
      .filter(({ against }) => against === null)
      .flatMap(({ report }) => report.filter((row) => row.table === table))
      .map(({ row }) => ({ org_id: org, ...row }));
    await query(db, "select replace_report($1, $2, $3, $4, $5) /* org_id is $1 */", [
      org,
      log,
      table,
      seqs,
      JSON.stringify(rows),
    ]);
  }
};
