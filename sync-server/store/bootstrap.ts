import type { Pool } from "pg";
import type { OrgId } from "../../shared/core/ids.ts";
import { withTransaction } from "./pool.ts";

/** Most rows in one page. */
const ROWS = 500;
/** Pages fetched from the database at a time. */
const FETCH = 8;

/**
 * Everything these scopes hold (`*` for all), as pages of `shared/core/checkpoint.ts`, each one line of JSON put together in
 * SQL, all from one moment. Calls `take` for each line; gives their number.
 */
export const readPages = (
  pool: Pool,
  org: OrgId,
  scopes: readonly string[],
  take: (line: string) => Promise<void>,
): Promise<number> =>
  withTransaction(
    pool,
    async (db) => {
      await db.query(`declare pages no scroll cursor for ${PAGES}`, [org, scopes, ROWS]);
      let count = 0;
      for (;;) {
        const { rows } = await db.query<{ line: string }>(`fetch ${FETCH} from pages`);
        for (const { line } of rows) await take(line);
        count += rows.length;
        if (rows.length < FETCH) return count;
      }
    },
    "isolation level repeatable read read only",
  );

const READABLE = `('*' = any($2) or scope = any($2))`;

/** A page per 500 rows of each kind: the rows' texts joined, nothing parsed or written anew outside the database. */
const PAGES = `
  with docs as (
    select type, id, '[' || to_json(id) || ',"' || stamp || '",' || fields || ',' || coalesce(stamps::text, 'null') || ']' as line,
        (row_number() over (partition by type order by id, scope) - 1) / $3 as page
      from documents where org_id = $1 and ${READABLE}
  ), cells_read as (
    select '["' || counter || '","' || log || '","' || holder || '",' || seq || ',' || minted || ',' || spent || ','
          || beyond || ',' || settled || ',' || coalesce(given::text, 'null') || ']' as line,
        (row_number() over (order by counter, log) - 1) / $3 as page
      from cells where org_id = $1 and ${READABLE}
  ), logs_read as (
    select json_build_object(
        'id', log, 'head', head, 'hash', hash, 'stamp', stamp, 'holder', holder,
        'continues', case when continues_log is not null then
          json_build_object('log', continues_log, 'seq', continues_seq, 'hash', continues_hash) end,
        'certificate', certificate,
        'signed', json_build_object('text', certificate_text, 'signature', certificate_signature),
        'people', coalesce((select json_agg(p.value) from jsonb_each(people) p), '[]'),
        'stopped', stopped)::text as line,
        (row_number() over (order by log) - 1) / $3 as page
      from logs where org_id = $1 and ${READABLE}
  ), attention_read as (
    select json_build_object('key', key, 'type', type, 'log', log, 'seq', seq, 'kind', kind, 'reason', reason)::text as line,
        (row_number() over (order by key) - 1) / $3 as page
      from attention_items where org_id = $1 and ${READABLE}
  ), cuts_read as (
    select (body || jsonb_build_object('log', log, 'seq', seq, 'stamp', stamp))::text as line,
        (row_number() over (order by log, seq) - 1) / $3 as page
      from cuts where org_id = $1 and ('*' = any($2) or 'org' = any($2))
  )
  select '{"type":"docs","doc":' || to_json(type) || ',"rows":[' || string_agg(line, ',') || ']}' as line
    from docs group by type, page
  union all
  select '{"type":"cells","rows":[' || string_agg(line, ',') || ']}' from cells_read group by page
  union all
  select '{"type":"logs","rows":[' || string_agg(line, ',') || ']}' from logs_read group by page
  union all
  select '{"type":"attention","rows":[' || string_agg(line, ',') || ']}' from attention_read group by page
  union all
  select '{"type":"cuts","rows":[' || string_agg(line, ',') || ']}' from cuts_read group by page`;
