import type { Certificate, Ticket } from "../../shared/core/certificate.ts";
import { addCut, type Cut, type Cuts, createCuts } from "../../shared/core/cut.ts";
import type { HeadedLog } from "../../shared/core/heads.ts";
import type { DeviceId, HolderId, LogId, OrgId, StaffId } from "../../shared/core/ids.ts";
import type { Stamp } from "../../shared/core/stamp.ts";
import { HEAD_COLUMNS, type HeadRow, readHead } from "./logs.ts";
import { type Queryable, query } from "./pool.ts";

/** All cuts of an organisation, and the number that rises whenever entries are to be judged otherwise. */
export interface KnownCuts {
  readonly version: number;
  readonly cuts: Cuts;
}

/** Holds whoever would store entries of the organisation, until the transaction ends. */
export const lockCuts = async (db: Queryable, org: OrgId): Promise<void> => {
  await query(db, "select pg_advisory_xact_lock(hashtextextended($1, 7)) /* of one org_id */", [org]);
};

/** Holds whoever would cut somebody, until the transaction ends; who stores entries does so anyway. */
export const shareCuts = async (db: Queryable, org: OrgId): Promise<void> => {
  await query(db, "select pg_advisory_xact_lock_shared(hashtextextended($1, 7)) /* of one org_id */", [org]);
};

export const readCuts = async (db: Queryable, org: OrgId): Promise<KnownCuts> => {
  const rows = await query<CutRow>(
    db,
    `select v.version, c.log, c.seq, c.stamp, c.body
      from cut_versions v left join cuts c on c.org_id = v.org_id where v.org_id = $1`,
    [org],
  );
  const cuts = createCuts();
  for (const { log, seq, stamp, body } of rows)
    if (log !== null && seq !== null && stamp !== null && body !== null)
      addCut(cuts, { ...body, log, seq, stamp });
  return { version: rows[0]?.version ?? 0, cuts };
};

/** Keeps cuts, and counts devices that no life is left of as revoked. */
export const insertCuts = async (db: Queryable, org: OrgId, cuts: readonly Cut[]): Promise<void> => {
  const rows = cuts.map(({ log, seq, stamp, ...body }) => ({ log, seq, stamp, body }));
  await query(
    db,
    `insert into cuts (org_id, log, seq, stamp, device, staff, body)
      select $1, c.log, c.seq, c.stamp, c.body ->> 'device', c.body ->> 'staff', c.body
        from jsonb_to_recordset($2) c(log text, seq integer, stamp text, body jsonb)
      on conflict do nothing`,
    [org, JSON.stringify(rows)],
  );
  const dead = cuts.flatMap((cut) => ("device" in cut && cut.keeps === null ? [cut.device] : []));
  await query(
    db,
    "update devices set revoked_at = coalesce(revoked_at, now()) where org_id = $1 and device = any($2)",
    [org, dead],
  );
};

/** From now on whatever was judged before is judged again. */
export const raiseCutVersion = async (db: Queryable, org: OrgId): Promise<void> => {
  await query(
    db,
    `insert into cut_versions (org_id, version) values ($1, 1)
      on conflict (org_id) do update set version = cut_versions.version + 1`,
    [org],
  );
};

/** The log and all that continue it, one after another: by these a cut that names a later one reaches it. */
export const readSuccessors = async (
  db: Queryable,
  org: OrgId,
  log: LogId,
): Promise<ReadonlyMap<LogId, HeadedLog>> => {
  const rows = await query<HeadRow>(
    db,
    `with recursive later as (
        select ${HEAD_COLUMNS} from logs where org_id = $1 and (log = $2 or continues_log = $2)
        union
        select n.log, n.head, n.continues_log, n.continues_seq, n.continues_hash
          from logs n join later l on n.continues_log = l.log where n.org_id = $1
      )
      select * from later`,
    [org, log],
  );
  return new Map(rows.map((row) => [row.log, readHead(row)]));
};

/** What cutting looks at in a log. */
export interface CutLog extends HeadedLog {
  readonly device: DeviceId;
  readonly holder: HolderId;
  readonly stamp: Stamp;
  readonly kind: Certificate["kind"];
}

/** Every log of the device, or of the organisation. */
export const readCutLogs = async (
  db: Queryable,
  org: OrgId,
  device: DeviceId | null,
): Promise<readonly CutLog[]> => {
  const rows = await query<CutLogRow>(
    db,
    `select ${HEAD_COLUMNS}, device, holder, stamp, certificate ->> 'kind' as kind from logs
      where org_id = $1 and ($2::text is null or device = $2)`,
    [org, device],
  );
  return rows.map((row) => {
    const { holder, stamp, kind } = row;
    return { ...readHead(row), device: row.device, holder, stamp, kind };
  });
};

/** Logs in which the person was vouched for. */
export const readLogsOfPerson = (
  db: Queryable,
  org: OrgId,
  staff: StaffId,
): Promise<readonly { readonly log: LogId }[]> =>
  query(db, "select log from logs where org_id = $1 and people ? $2", [org, staff]);

/** Tickets of a person that are known to have been given: those that stand in logs, and the one signed last. */
export const readTicketsOf = async (
  db: Queryable,
  org: OrgId,
  staff: StaffId,
): Promise<readonly Ticket[]> => {
  const rows = await query<{ ticket: Ticket }>(
    db,
    `select distinct people -> $2::text as ticket from logs where org_id = $1 and people ? $2::text
      union
      select ticket_text::jsonb from credentials where org_id = $1 and staff = $2::text and ticket_text is not null`,
    [org, staff],
  );
  return rows.map(({ ticket }) => ticket);
};

/** Tickets of everybody, as `readTicketsOf`. */
export const readTickets = async (db: Queryable, org: OrgId): Promise<readonly Ticket[]> => {
  const rows = await query<{ ticket: Ticket }>(
    db,
    `select distinct p.value as ticket from logs l cross join jsonb_each(l.people) p where l.org_id = $1
      union
      select ticket_text::jsonb from credentials where org_id = $1 and ticket_text is not null`,
    [org],
  );
  return rows.map(({ ticket }) => ticket);
};

interface CutRow {
  readonly version: number;
  readonly log: LogId | null;
  readonly seq: number | null;
  readonly stamp: Stamp | null;
  readonly body: Omit<Cut, "log" | "seq" | "stamp"> & Cut;
}

interface CutLogRow extends HeadRow {
  readonly device: DeviceId;
  readonly holder: HolderId;
  readonly stamp: Stamp;
  readonly kind: Certificate["kind"];
}
