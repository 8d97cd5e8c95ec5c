import type { Pool } from "pg";
import type { OrgId, StaffId } from "../../shared/core/ids.ts";
import type { Clock } from "../clock.ts";
import { hashSecret, newId, newSecret } from "../crypto.ts";
import { withTransaction } from "../store/pool.ts";
import {
  deleteFamily,
  insertFamily,
  lockFamily,
  type RefreshFamily,
  rotateFamily,
} from "../store/refresh-tokens.ts";

export const REFRESH_DAYS = 30;
const LIFETIME_MS = REFRESH_DAYS * 24 * 3_600_000;
/** The reply to an exchange may be lost: for so long the token given in may be given in again. */
const LEEWAY_MS = 30_000;

export interface Refreshed {
  readonly staff: StaffId;
  readonly family: string;
  /** `org.family.secret`. */
  readonly token: string;
}

export const startFamily = async (
  pool: Pool,
  org: OrgId,
  staff: StaffId,
  clock: Clock,
): Promise<Refreshed> => {
  const [family, secret, now] = [newId(), newSecret(), clock()];
  await insertFamily(pool, org, {
    family,
    staff,
    currentHash: hashSecret(secret),
    rotatedAt: now,
    expiresAt: now + LIFETIME_MS,
  });
  return { staff, family, token: `${org}.${family}.${secret}` };
};

/** A token for a new one, once. One that was exchanged before ends the whole sign-in: somebody has a copy of it. */
export const exchangeToken = (pool: Pool, token: string, clock: Clock): Promise<Refreshed | null> =>
  withTransaction(pool, async (db) => {
    const [org, name, secret] = token.split(".") as [OrgId, string | undefined, string | undefined];
    if (name === undefined || secret === undefined) return null;
    const family = await lockFamily(db, org, name);
    const now = clock();
    if (family === null || family.expiresAt <= now) return null;
    const given = hashSecret(secret);
    if (!isGood(family, given, now)) {
      await deleteFamily(db, org, name);
      return null;
    }
    const next = newSecret();
    const rotation = {
      currentHash: hashSecret(next),
      previousHash: given,
      at: given === family.currentHash ? now : family.rotatedAt,
      expiresAt: now + LIFETIME_MS,
    };
    await rotateFamily(db, org, name, rotation);
    return { staff: family.staff, family: name, token: `${org}.${name}.${next}` };
  });

const isGood = (family: RefreshFamily, given: string, now: number): boolean =>
  given === family.currentHash || (given === family.previousHash && now - family.rotatedAt < LEEWAY_MS);
