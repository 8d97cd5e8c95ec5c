import type { HolderId, OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface ServerDevice {
  readonly epochs: number;
  /** Who holds the server's rights, and the storage trusted to hold them; `null` before the first opening. */
  readonly holder: HolderId | null;
  readonly storage: string | null;
}

/** Holds other processes that would write as this organisation's server until the transaction ends. */
export const lockServerDevice = async (db: Queryable, org: OrgId): Promise<ServerDevice> => {
  const text = "select epochs, holder, storage from server_devices where org_id = $1 for update";
  const [row] = await query<ServerDevice>(db, text, [org]);
  if (row === undefined) throw new Error(`No organisation ${org}`);
  return row;
};

export const saveServerDevice = async (db: Queryable, org: OrgId, device: ServerDevice): Promise<void> => {
  const text = "update server_devices set epochs = $2, holder = $3, storage = $4 where org_id = $1";
  await query(db, text, [org, device.epochs, device.holder, device.storage]);
};

/**
 * Names the storage under the database: another one when it was restored from a dump or rewound, so that rights given
 * away since are not given again [COUNTER-7]. `null` when Postgres does not say; then nothing is carried over. A copy of the
 * files put back into their place is not told from the original: keep the newer one, or enrol anew.
 */
export const readStorageIdentity = async (db: Queryable): Promise<string | null> => {
  const text = `select s.system_identifier::text || '/' || c.timeline_id as name
    from pg_control_system() s, pg_control_checkpoint() c`;
  return (await query<{ name: string }>(db, text))[0]?.name ?? null;
};
