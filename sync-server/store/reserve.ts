import { type Cuts, heirOf } from "../../shared/core/cut.ts";
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

/** Products of a branch of which one of these holders has rights left, as far as its own cells and gifts to it say. */
export const readReserve = async (
  db: Queryable,
  org: OrgId,
  branch: BranchId,
  holders: readonly HolderId[],
): Promise<readonly string[]> => {
  const rows = await query<{ product: string }>(
    db,
    `with held as (
        select h.holder, c.counter, coalesce((c.given ->> h.holder)::bigint, 0)
            + case when c.holder = h.holder then c.minted - c.spent
                - coalesce((select sum(g.value::bigint) from jsonb_each_text(c.given) g), 0) else 0 end as rights
          from unnest($3::text[]) h(holder)
          join cells c on c.org_id = $1 and c.counter like 'stock/' || $2 || '/%'
            and (c.holder = h.holder or c.given ? h.holder)
      )
      select distinct split_part(counter, '/', 3) as product from held
        group by holder, counter having sum(rights) > 0 order by 1`,
    [org, branch, holders],
  );
  return rows.map(({ product }) => product);
};

/** The holder and every life of a device that was cut and whose rights have come to it [COUNTER-6]. */
export const readHoldersFor = async (
  db: Queryable,
  org: OrgId,
  cuts: Cuts,
  holder: HolderId,
): Promise<readonly HolderId[]> => {
  const text = "select distinct holder from logs where org_id = $1 and device = any($2)";
  const rows = await query<{ holder: HolderId }>(db, text, [org, [...cuts.devices.keys()]]);
  const inherited = rows.map((row) => row.holder).filter((dead) => heirOf(cuts, dead) === holder);
  return [...new Set([holder, ...inherited])];
};
