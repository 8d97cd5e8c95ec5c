import type { BranchId, HolderId, OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface OpenedBranchLog {
  readonly org: OrgId;
  readonly branch: BranchId;
}

/** Branches in which a device began to write since `since` (ms): whoever did may have nothing to sell yet. */
export const readNewlyOpened = (db: Queryable, since: number): Promise<readonly OpenedBranchLog[]> =>
  query<OpenedBranchLog>(
    db,
    `select distinct org_id as org, substr(scope, 3) as branch from logs
      where touched_at > to_timestamp($1 / 1000.0) and head <= 3 and scope like 'b-%'
        and certificate ->> 'kind' in ('till', 'warehouse')`,
    [since],
  );

/** Products of a branch of which the holder has rights left, as far as its own cells and gifts to it say. */
export const readReserve = async (
  db: Queryable,
  org: OrgId,
  branch: BranchId,
  holder: HolderId,
): Promise<readonly string[]> => {
  const rows = await query<{ product: string }>(
    db,
    `select split_part(counter, '/', 3) as product from cells
      where org_id = $1 and counter like 'stock/' || $2 || '/%' and (holder = $3 or given ? $3)
      group by counter
      having sum(coalesce((given ->> $3)::bigint, 0)
        + case when holder = $3 then minted - spent
            - coalesce((select sum(g.value::bigint) from jsonb_each_text(given) g), 0) else 0 end) > 0
      order by 1`,
    [org, branch, holder],
  );
  return rows.map(({ product }) => product);
};
