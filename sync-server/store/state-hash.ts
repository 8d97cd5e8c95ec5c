import type { OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

/** One number for everything folded here, computed in SQL; equal to `stateHash` of a replica that has read the same. */
export const readStateHash = async (db: Queryable, org: OrgId): Promise<string> => {
  const rows = await query<{ hash: string }>(db, "select state_hash($1) as hash /* org_id */", [org]);
  return rows[0]?.hash ?? "";
};
