import type { OrgId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface StoredBlob {
  readonly mime: string;
  readonly bytes: Buffer;
}

/** Keeps bytes under their hash; the same bytes again change nothing. */
export const saveBlob = async (
  db: Queryable,
  org: OrgId,
  hash: string,
  { mime, bytes }: StoredBlob,
): Promise<void> => {
  await query(
    db,
    "insert into blobs (org_id, hash, mime, bytes) values ($1, $2, $3, $4) on conflict do nothing",
    [org, hash, mime, bytes],
  );
};

export const readBlob = async (db: Queryable, org: OrgId, hash: string): Promise<StoredBlob | null> => {
  const text = "select mime, bytes from blobs where org_id = $1 and hash = $2";
  return (await query<StoredBlob>(db, text, [org, hash]))[0] ?? null;
};
