import type { Pool } from "pg";
import type { OrgId } from "../../shared/core/ids.ts";
import { withTransaction } from "./pool.ts";

/** Lines fetched from the database at a time. */
const FETCH = 1_000;

/**
 * Every entry of the organisation up to the last signed one of its log, log by log, each as a line of JSON with its text as it
 * was signed; then the last entry of each log, as a line too. All from one moment. Gives the number of entries.
 */
export const readLogLines = (
  pool: Pool,
  org: OrgId,
  take: (line: string) => Promise<void>,
): Promise<number> =>
  withTransaction(
    pool,
    async (db) => {
      const stream = async (name: string, text: string): Promise<number> => {
        await db.query(`declare ${name} no scroll cursor for ${text}`, [org]);
        let count = 0;
        for (;;) {
          const { rows } = await db.query<{ line: string }>(`fetch ${FETCH} from ${name}`);
          for (const { line } of rows) await take(line);
          count += rows.length;
          if (rows.length < FETCH) return count;
        }
      };
      const count = await stream("entry_lines", ENTRIES);
      await stream("head_lines", HEADS);
      return count;
    },
    "isolation level repeatable read read only",
  );

const SIGNED = `select log, max(seq) as seq from entries where org_id = $1 and signature is not null group by log`;

const ENTRIES = `
  select json_build_object('text', e.text, 'signature', e.signature)::text as line
    from (${SIGNED}) s
    join entries e on e.org_id = $1 and e.log = s.log and e.seq <= s.seq
    order by e.log, e.seq`;

const HEADS = `
  select '{"type":"head","log":' || to_json(e.log) || ',"seq":' || e.seq || ',"hash":' || to_json(e.hash) || '}' as line
    from (${SIGNED}) s
    join entries e on e.org_id = $1 and e.log = s.log and e.seq = s.seq
    order by e.log`;
