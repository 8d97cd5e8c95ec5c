import type { OrgId, StaffId } from "../../shared/core/ids.ts";
import { type Queryable, query } from "./pool.ts";

export interface CommandReply {
  readonly request: string;
  readonly result: unknown;
}

/** The answer given to a command that named itself so, or `null`. */
export const readReply = async (
  db: Queryable,
  org: OrgId,
  staff: StaffId,
  key: string,
): Promise<CommandReply | null> => {
  const text = "select request, result from command_replies where org_id = $1 and staff = $2 and key = $3";
  return (await query<CommandReply>(db, text, [org, staff, key]))[0] ?? null;
};

export const saveReply = async (
  db: Queryable,
  org: OrgId,
  staff: StaffId,
  key: string,
  { request, result }: CommandReply,
): Promise<void> => {
  await query(
    db,
    "insert into command_replies (org_id, staff, key, request, result) values ($1, $2, $3, $4, $5)",
    [org, staff, key, request, JSON.stringify(result ?? null)],
  );
};

/** Removes answers nobody will ask for again; gives how many. Of every organisation: a job, not a request. */
export const deleteOldReplies = async (db: Queryable): Promise<number> => {
  const text = "delete from command_replies where created_at < now() - interval '2 days' returning org_id";
  return (await query(db, text)).length;
};
