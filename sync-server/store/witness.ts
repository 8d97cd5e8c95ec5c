import type { DeviceId, LogId, OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

/** True for one caller in each `every` ms of the clock given, whichever process of the server asks. */
export const takeWitnessTurn = async (
  db: Queryable,
  org: OrgId,
  now: number,
  every: number,
): Promise<boolean> => {
  const text = `update server_devices set witnessed_at = $2
    where org_id = $1 and (witnessed_at <= $2 - $3::bigint or witnessed_at > $2) returning org_id`;
  return (await query(db, text, [org, now, every])).length > 0;
};

/** How far a log is held. */
export interface HeldLog {
  readonly log: LogId;
  readonly head: number;
  readonly hash: string;
}

/**
 * Logs that grew since they were last witnessed; none where only the server's own did, which grow by being witness. A log is taken
 * up to its last signed entry.
 */
export const readUnwitnessed = async (
  db: Queryable,
  org: OrgId,
  server: DeviceId,
): Promise<readonly HeldLog[]> => {
  const rows = await query<HeldLog & { own: boolean }>(
    db,
    `select e.log, e.seq as head, e.hash, l.device = $2 and l.scope = 'org' as own
      from logs l
      cross join lateral (
        select e.log, e.seq, e.hash from entries e
          where e.org_id = l.org_id and e.log = l.log and e.signature is not null order by e.seq desc limit 1
      ) e
      where l.org_id = $1 and l.head > l.witnessed and e.seq > l.witnessed
      order by e.log`,
    [org, server],
  );
  return rows.every(({ own }) => own) ? [] : rows.map(({ log, head, hash }) => ({ log, head, hash }));
};

export const markWitnessed = async (db: Queryable, org: OrgId, logs: readonly HeldLog[]): Promise<void> => {
  await query(
    db,
    `update logs l set witnessed = h.head from unnest($2::text[], $3::integer[]) h(log, head)
      where l.org_id = $1 and l.log = h.log`,
    [org, logs.map(({ log }) => log), logs.map(({ head }) => head)],
  );
};
