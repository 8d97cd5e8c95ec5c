import type { OrgId, Scope } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

/**
 * One number for what is folded here, computed in SQL; equal to `stateHash` of a replica that has read the same scopes.
 * Everything when none are named.
 */
export const readStateHash = async (
  db: Queryable,
  org: OrgId,
  scopes: readonly Scope[] | null = null,
): Promise<string> => {
  const rows = await query<{ hash: string }>(db, "select state_hash($1, $2) as hash /* org_id */", [
    org,
    scopes,
  ]);
  return rows[0]?.hash ?? "";
};
