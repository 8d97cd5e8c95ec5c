import type { BranchId, DeviceId, OrgId } from "../../shared/core/ids.ts";
import type { HubAddress } from "../../shared/sync/pairing/hub.ts";
import { type Queryable, query } from "./pool.ts";

export const saveHub = async (
  db: Queryable,
  org: OrgId,
  { device, branch }: { readonly device: DeviceId; readonly branch: BranchId | null },
  address: HubAddress,
): Promise<void> => {
  await query(
    db,
    `insert into hubs (org_id, device, branch, address, announced_at) values ($1, $2, $3, $4, clock_timestamp())
      on conflict (org_id, device) do update
        set branch = excluded.branch, address = excluded.address, announced_at = excluded.announced_at`,
    [org, device, branch, JSON.stringify(address)],
  );
};

/** The hub of a branch that told of itself last, of those that are still in use. */
export const readHubOf = async (
  db: Queryable,
  org: OrgId,
  branch: BranchId | null,
): Promise<HubAddress | null> => {
  const text = `select h.address from hubs h
      join devices d on d.org_id = h.org_id and d.device = h.device and d.revoked_at is null
    where h.org_id = $1 and h.branch = $2 order by h.announced_at desc limit 1`;
  return (await query<{ address: HubAddress }>(db, text, [org, branch]))[0]?.address ?? null;
};
