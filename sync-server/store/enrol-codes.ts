import type { OrgId, StaffId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

/** What a one-time code lets a device become. */
export interface EnrolCode {
  readonly hash: string;
  readonly createdBy: StaffId;
  readonly name: string;
  readonly kind: "till" | "phone" | "warehouse" | "hub";
  readonly branch: string | null;
  /** Till code; empty for a device that does not sell. */
  readonly code: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
}

export const insertEnrolCode = async (db: Queryable, org: OrgId, code: EnrolCode): Promise<void> => {
  await query(
    db,
    `insert into enrol_codes (org_id, hash, created_by, name, kind, branch, code, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000))`,
    [org, code.hash, code.createdBy, code.name, code.kind, code.branch, code.code, code.expiresAt],
  );
};

/** The organisation whose unused code has this hash. Looks in each organisation by its own key. */
export const findCodeOrganisation = async (db: Queryable, hash: string): Promise<OrgId | null> => {
  const rows = await query<{ org_id: OrgId }>(
    db,
    `select o.org_id from organisations o join enrol_codes c on c.org_id = o.org_id
      where c.hash = $1 and c.used_at is null`,
    [hash],
  );
  return rows[0]?.org_id ?? null;
};

/** Uses a code up, once: `null` when it is unknown, used or too old. */
export const takeEnrolCode = async (
  db: Queryable,
  org: OrgId,
  hash: string,
  now: number,
): Promise<EnrolCode | null> => {
  const rows = await query<EnrolCode>(
    db,
    `update enrol_codes set used_at = to_timestamp($3::float8 / 1000)
      where org_id = $1 and hash = $2 and used_at is null and expires_at > to_timestamp($3::float8 / 1000)
      returning hash, created_by as "createdBy", name, kind, branch, code,
        (extract(epoch from expires_at) * 1000)::bigint as "expiresAt"`,
    [org, hash, now],
  );
  return rows[0] ?? null;
};

/** Codes promised to devices that have not come yet. */
export const readPendingCodes = async (
  db: Queryable,
  org: OrgId,
  now: number,
): Promise<readonly string[]> => {
  const rows = await query<{ code: string }>(
    db,
    `select code from enrol_codes
      where org_id = $1 and used_at is null and expires_at > to_timestamp($2::float8 / 1000) and code <> ''`,
    [org, now],
  );
  return rows.map(({ code }) => code);
};
