import type { OrgId, StaffId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

/** A sign-in that lasts: its token changes with every use. Times in ms since 1970. */
export interface RefreshFamily {
  readonly family: string;
  readonly staff: StaffId;
  readonly currentHash: string;
  readonly previousHash: string | null;
  readonly rotatedAt: number;
  readonly expiresAt: number;
}

export const insertFamily = async (
  db: Queryable,
  org: OrgId,
  { family, staff, currentHash, rotatedAt, expiresAt }: Omit<RefreshFamily, "previousHash">,
): Promise<void> => {
  await query(
    db,
    `insert into refresh_tokens (org_id, family, staff, current_hash, rotated_at, expires_at)
      values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), to_timestamp($6::float8 / 1000))`,
    [org, family, staff, currentHash, rotatedAt, expiresAt],
  );
};

/** Holds the row until the transaction ends, so that one token is not exchanged twice. */
export const lockFamily = async (db: Queryable, org: OrgId, family: string): Promise<RefreshFamily | null> =>
  (
    await query<RefreshFamily>(db, `${SELECT} where org_id = $1 and family = $2 for update`, [org, family])
  )[0] ?? null;

/** @param previousHash the token given in exchange */
export const rotateFamily = async (
  db: Queryable,
  org: OrgId,
  family: string,
  token: {
    readonly currentHash: string;
    readonly previousHash: string;
    readonly at: number;
    readonly expiresAt: number;
  },
): Promise<void> => {
  await query(
    db,
    `update refresh_tokens set current_hash = $3, previous_hash = $4, rotated_at = to_timestamp($5::float8 / 1000),
        expires_at = to_timestamp($6::float8 / 1000)
      where org_id = $1 and family = $2`,
    [org, family, token.currentHash, token.previousHash, token.at, token.expiresAt],
  );
};

export const deleteFamily = async (db: Queryable, org: OrgId, family: string): Promise<void> => {
  await query(db, "delete from refresh_tokens where org_id = $1 and family = $2", [org, family]);
};

/** Ends the person's sign-ins everywhere, except one. */
export const deleteFamiliesOf = async (
  db: Queryable,
  org: OrgId,
  staff: string,
  except: string | null = null,
): Promise<void> => {
  const text = "delete from refresh_tokens where org_id = $1 and staff = $2 and family is distinct from $3";
  await query(db, text, [org, staff, except]);
};

/** Removes families nobody can use any more; gives how many. Of every organisation: a job, not a request. */
export const deleteExpiredFamilies = async (db: Queryable, now: number): Promise<number> => {
  const text =
    "delete from refresh_tokens where expires_at < to_timestamp($1::float8 / 1000) returning org_id";
  return (await query(db, text, [now])).length;
};

const SELECT = `select family, staff, current_hash as "currentHash", previous_hash as "previousHash",
    (extract(epoch from rotated_at) * 1000)::bigint as "rotatedAt",
    (extract(epoch from expires_at) * 1000)::bigint as "expiresAt"
  from refresh_tokens`;
