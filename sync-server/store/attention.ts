import type { OrgId } from "../../shared/core/ids.ts";
import type { Attention } from "../../shared/core/state.ts";
import { type Queryable, query } from "./pool.ts";

/** What a person who reads these scopes (`*` for all, `b-*` for every branch) should look at, by key. */
export const listAttention = (
  db: Queryable,
  org: OrgId,
  scopes: readonly string[],
  after: string,
  limit: number,
): Promise<readonly Attention[]> =>
  query<Attention>(
    db,
    `select key, type, log, seq, kind, reason from attention_items
      where org_id = $1 and key > $3
        and ('*' = any($2) or scope = any($2) or ('b-*' = any($2) and scope like 'b-%'))
      order by key limit $4`,
    [org, scopes, after, limit],
  );
