import { createCuts, cutAt } from "../../shared/core/cut.ts";
import { type DeviceId, type HolderId, type LogId, type OrgId, parseLogId } from "../../shared/core/ids.ts";
import type { Foreseen, LogState } from "../../shared/core/state.ts";
import { type KnownCuts, readSuccessors } from "../store/cuts.ts";
import { readLog } from "../store/logs.ts";
import type { Queryable } from "../store/pool.ts";

/** A log and as much of the cuts as judging its entries takes. */
export interface ForeseenLog {
  /** `null` where it was not opened yet. */
  readonly log: LogState | null;
  readonly foreseen: Foreseen;
  /** The number of the cuts it was read under. */
  readonly cuts: number;
}

/**
 * What cuts say of one log. Cuts reach a log by name or along those that continue it, so these are all that is fetched: the
 * server does not hold every log in memory as a till does.
 */
export const foreseenFor = async (
  db: Queryable,
  org: OrgId,
  log: LogId,
  { version, cuts }: KnownCuts,
): Promise<Foreseen> =>
  version === 0
    ? NOTHING
    : { cuts: { ...cuts, reach: new Map() }, reachOver: await readSuccessors(db, org, log) };

const NOTHING: Foreseen = { cuts: createCuts(), reachOver: new Map() };

export const readForeseenLog = async (
  db: Queryable,
  org: OrgId,
  id: LogId,
  cuts: KnownCuts,
): Promise<ForeseenLog> => {
  const foreseen = await foreseenFor(db, org, id, cuts);
  const log = await readLog(db, org, id);
  return { log: log && withCut(log, foreseen), foreseen, cuts: cuts.version };
};

/** The log with how far it counts under the cuts of its device. */
export const withCut = <Log extends { readonly id: LogId; readonly holder: HolderId }>(
  log: Log,
  { cuts, reachOver }: Foreseen,
): Log & { cut: LogState["cut"] } => {
  const device = parseLogId(log.id)?.device ?? ("" as DeviceId);
  return { ...log, cut: cutAt(cuts, reachOver, { id: log.id, device, holder: log.holder }) };
};
