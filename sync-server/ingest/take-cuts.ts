import { type Cut, type Cuts, cutAt, type DeviceCut, type PersonCut } from "../../shared/core/cut.ts";
import { type HeadedLog, reachedBy } from "../../shared/core/heads.ts";
import { type LogId, type OrgId, parseLogId } from "../../shared/core/ids.ts";
import type { Foreseen, LogState } from "../../shared/core/state.ts";
import {
  type CutLog,
  insertCuts,
  raiseCutVersion,
  readCutLogs,
  readCuts,
  readLogsOfPerson,
} from "../store/cuts.ts";
import type { Queryable } from "../store/pool.ts";
import { type JudgeDeps, judgeAgain } from "./judge-again.ts";

/**
 * Takes in cuts whose entries were just stored: what was folded before and is void by them is taken out again, in the same
 * transaction, which holds all who would store [FOLD-4]. A cut of our own reaches exactly as far as we have read and changes
 * nothing; one that comes back from before this database was restored may.
 */
export const takeCuts = async (
  db: Queryable,
  deps: JudgeDeps,
  org: OrgId,
  cuts: readonly Cut[],
): Promise<void> => {
  const before = await readCuts(db, org);
  await insertCuts(db, org, cuts);
  await raiseCutVersion(db, org);
  const after = await readCuts(db, org);
  const from = new Map<LogId, number>();
  for (const cut of cuts) {
    const touched =
      "device" in cut
        ? touchedByDevice(cut, before.cuts, after.cuts, await readCutLogs(db, org, cut.device))
        : null;
    for (const [log, seq] of touched ?? (await touchedByPerson(db, org, cut as PersonCut)))
      from.set(log, Math.min(seq, from.get(log) ?? seq));
  }
  for (const [log, seq] of from) await judgeAgain(db, deps, org, log, seq, after);
};

/** Whether a log that is opened here only now is one that cuts speak of: then it may lead them on to logs before it. */
export const leadsCuts = ({ id, continues }: LogState, { cuts, reachOver }: Foreseen): boolean => {
  if (continues === null) return false;
  const { device } = parseLogId(id) ?? {};
  const all = [
    ...cuts.people.values(),
    ...[...cuts.devices].filter(([each]) => each === device).map(([, of]) => of),
  ];
  return all.flat().some(({ heads }) => (reachedBy(reachOver, heads).get(id) ?? 0) > 0);
};

/** After such a log was stored: the device's earlier logs of that scope count as far as the cuts now say. */
export const followCuts = async (
  db: Queryable,
  deps: JudgeDeps,
  org: OrgId,
  { id, device, scope }: LogState,
): Promise<void> => {
  await raiseCutVersion(db, org);
  const known = await readCuts(db, org);
  for (const log of await readCutLogs(db, org, device))
    if (log.id !== id && parseLogId(log.id)?.scope === scope)
      await judgeAgain(db, deps, org, log.id, 0, known);
};

type From = readonly (readonly [LogId, number])[];

/** The device's logs of which another stretch counts now, and from where on. */
const touchedByDevice = ({ device }: DeviceCut, before: Cuts, after: Cuts, logs: readonly CutLog[]): From => {
  const byId = new Map<LogId, HeadedLog>(logs.map((log) => [log.id, log]));
  return logs.flatMap(({ id, holder, head }) => {
    const counted = (cuts: Cuts): number =>
      Math.min(cutAt(cuts, byId, { id, device, holder })?.seq ?? head, head);
    const [was, is] = [counted(before), counted(after)];
    return was === is ? [] : [[id, Math.min(was, is)] as const];
  });
};

/** Logs in which the person was vouched for and that go on beyond the cut. */
const touchedByPerson = async (db: Queryable, org: OrgId, cut: PersonCut): Promise<From> => {
  const logs = new Map((await readCutLogs(db, org, null)).map((log) => [log.id, log]));
  const reached = reachedBy(logs, cut.heads);
  return (await readLogsOfPerson(db, org, cut.staff)).flatMap(({ log }) => {
    const reach = reached.get(log) ?? 0;
    return (logs.get(log)?.head ?? 0) > reach ? [[log, reach] as const] : [];
  });
};
