import type { BranchId, HolderId, OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface OpenedBranchLog {
  readonly org: OrgId;
  readonly branch: BranchId;
}

/**
 * Branches in which a device began to write within the last `seconds` by the database's clock, or ever where that is
 * `null`: whoever did may have nothing to sell yet.
 */
export const readNewlyOpened = (db: Queryable, seconds: number | null): Promise<readonly OpenedBranchLog[]> =>
  query<OpenedBranchLog>(
    db,
    `select distinct org_id as org, substr(scope, 3) as branch from logs
      where scope like 'b-%'
        and ($1::integer is null or (head <= 3 and touched_at > clock_timestamp() - make_interval(secs => $1)))
        and certificate ->> 'kind' in ('till', 'warehouse')`,
    [seconds],
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
