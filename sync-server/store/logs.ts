import type { Certificate, Ticket } from "../../shared/core/certificate.ts";
import type { Hash, Signature } from "../../shared/core/crypto.ts";
import type { HeadedLog } from "../../shared/core/heads.ts";
import type { DeviceId, EpochId, HolderId, LogId, OrgId, Scope, StaffId } from "../../shared/core/ids.ts";
import type { Stamp } from "../../shared/core/stamp.ts";
import type { LogState } from "../../shared/core/state.ts";
import { type Queryable, query } from "./pool.ts";

/** A log as the server holds it; how far it counts under cuts is for the caller to say. */
export const readLog = async (db: Queryable, org: OrgId, log: LogId): Promise<LogState | null> => {
  const [row] = await query<LogStateRow>(db, `${SELECT_STATE} where l.org_id = $1 and l.log = $2`, [
    org,
    log,
  ]);
  return row === undefined ? null : readState(row);
};

/** The log's hash at a number, to tell a repetition from a fork. */
export const readHash = async (db: Queryable, org: OrgId, log: LogId, seq: number): Promise<Hash | null> => {
  const text = "select hash from entries where org_id = $1 and log = $2 and seq = $3";
  return (await query<{ hash: Hash }>(db, text, [org, log, seq]))[0]?.hash ?? null;
};

/** Logs of these scopes (all when `*` is among them), and those of `device` whatever their scope. */
export const readHeads = async (
  db: Queryable,
  org: OrgId,
  scopes: readonly string[],
  device: DeviceId | null,
): Promise<readonly HeadedLog[]> => {
  const rows = await query<HeadRow>(
    db,
    `select ${HEAD_COLUMNS} from logs
      where org_id = $1 and ('*' = any($2) or scope = any($2) or device = $3)`,
    [org, scopes, device],
  );
  return rows.map(readHead);
};

/** How far these logs are held. */
export const readHeadsOf = async (
  db: Queryable,
  org: OrgId,
  logs: readonly LogId[],
): Promise<ReadonlyMap<LogId, number>> => {
  const text = "select log, head from logs where org_id = $1 and log = any($2)";
  const rows = await query<{ log: LogId; head: number }>(db, text, [org, logs]);
  return new Map(rows.map(({ log, head }) => [log, head]));
};

/** Logs that grew within the last `seconds`. Nobody commits later than that after writing. */
export const readRecentHeads = async (
  db: Queryable,
  org: OrgId,
  seconds: number,
): Promise<readonly HeadedLog[]> => {
  const rows = await query<HeadRow>(
    db,
    `select ${HEAD_COLUMNS} from logs
      where org_id = $1 and touched_at > clock_timestamp() - make_interval(secs => $2)`,
    [org, seconds],
  );
  return rows.map(readHead);
};

/** The device's logs of one epoch in these scopes. */
export const readEpochLogs = async (
  db: Queryable,
  org: OrgId,
  logs: readonly LogId[],
): Promise<readonly LogState[]> => {
  const rows = await query<LogStateRow>(db, `${SELECT_STATE} where l.org_id = $1 and l.log = any($2)`, [
    org,
    logs,
  ]);
  return rows.map(readState);
};

/**
 * For each scope, the device's latest log that no other continues: what a new epoch continues. Processes that run side by
 * side each have an epoch; none of them may continue what another already does, or it would look like a copied device.
 */
export const readLastLogs = async (
  db: Queryable,
  org: OrgId,
  device: DeviceId,
  epoch: EpochId,
  scopes: readonly Scope[],
): Promise<readonly LogState[]> => {
  const rows = await query<LogStateRow>(
    db,
    `select distinct on (scope) * from (${SELECT_STATE}
        where l.org_id = $1 and l.device = $2 and l.scope = any($3) and split_part(l.log, '.', 2) <> $4
          and not exists (select from logs n where n.org_id = l.org_id and n.continues_log = l.log)
      ) own order by scope, stamp desc`,
    [org, device, scopes, epoch],
  );
  return rows.map(readState);
};

/** For each branch and device, its latest log there: who may be given rights. */
export const readBranchLogs = async (db: Queryable, org: OrgId): Promise<readonly LogState[]> => {
  const rows = await query<LogStateRow>(
    db,
    `select distinct on (scope, device) * from (${SELECT_STATE} where l.org_id = $1 and l.scope like 'b-%') all_logs
      order by scope, device, stamp desc`,
    [org],
  );
  return rows.map(readState);
};

export const readGreatestStamp = async (db: Queryable, org: OrgId): Promise<Stamp> => {
  const rows = await query<{ stamp: Stamp | null }>(
    db,
    "select max(stamp) as stamp from logs where org_id = $1",
    [org],
  );
  return rows[0]?.stamp ?? ("" as Stamp);
};

/** Stops a forked log and puts it on the attention list [LOG-3]. */
export const stopLog = async (
  db: Queryable,
  org: OrgId,
  log: LogId,
  seq: number,
  reason: string,
): Promise<void> => {
  await query(
    db,
    `with stopped as (
        update logs set stopped = true, touched_at = clock_timestamp() where org_id = $1 and log = $2 returning scope
      )
      insert into attention (org_id, key, type, log, scope, seq, kind, reason)
        select $1, 'log.forked:' || $2, 'log.forked', $2, scope, $3, '', $4 from stopped
        on conflict do nothing`,
    [org, log, seq, reason],
  );
};

export const HEAD_COLUMNS = "log, head, continues_log, continues_seq, continues_hash";

const SELECT_STATE = `select l.log, l.device, l.scope, l.holder, l.head, l.hash, l.stamp, l.continues_log, l.continues_seq,
    l.continues_hash, l.certificate, l.certificate_text, l.certificate_signature, l.people, l.stopped
  from logs l`;

export interface HeadRow {
  readonly log: LogId;
  readonly head: number;
  readonly continues_log: LogId | null;
  readonly continues_seq: number;
  readonly continues_hash: Hash;
}

interface LogStateRow extends HeadRow {
  readonly device: DeviceId;
  readonly scope: Scope;
  readonly holder: HolderId;
  readonly hash: Hash;
  readonly stamp: Stamp;
  readonly certificate: Certificate;
  readonly certificate_text: string;
  readonly certificate_signature: Signature;
  readonly people: Readonly<Record<StaffId, Ticket>>;
  readonly stopped: boolean;
}

export const readHead = (row: HeadRow): HeadedLog => ({
  id: row.log,
  head: row.head,
  continues:
    row.continues_log === null
      ? null
      : { log: row.continues_log, seq: row.continues_seq, hash: row.continues_hash },
});

const readState = (row: LogStateRow): LogState => ({
  ...readHead(row),
  device: row.device,
  scope: row.scope,
  holder: row.holder,
  hash: row.hash,
  stamp: row.stamp,
  certificate: row.certificate,
  signed: { text: row.certificate_text, signature: row.certificate_signature },
  people: new Map(Object.entries(row.people) as [StaffId, Ticket][]),
  stopped: row.stopped,
  cut: null,
});
