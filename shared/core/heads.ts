import { epochCount, type LogId, parseLogId, seriesOf } from "./ids.ts";
import type { Hash } from "./crypto.ts";

/** How far each log has been read [HEADS-1]. A log that is absent has not been read, or is implied by its successor. */
export type Heads = Readonly<Record<LogId, number>>;

export interface Continues {
  readonly log: LogId;
  readonly seq: number;
  readonly hash: Hash;
}

/** What heads need to know of a log: how far it was read and which earlier log it continues. */
export interface HeadedLog {
  readonly id: LogId;
  readonly head: number;
  readonly continues: Continues | null;
}

/**
 * The heads to tell a peer. A log read to the point where a successor continues it is implied by that successor and
 * left out, so ten thousand restarts of a device cost one line, not ten thousand [HEADS-1].
 */
export const compactHeads = (logs: Iterable<HeadedLog>): Heads => {
  const all = [...logs].filter(({ head }) => head > 0);
  const implied = new Map<LogId, number>();
  for (const { continues } of all) {
    if (continues !== null)
      implied.set(continues.log, Math.max(implied.get(continues.log) ?? 0, continues.seq));
  }
  const heads: Record<LogId, number> = {};
  for (const { id, head } of all) if (implied.get(id) !== head) heads[id] = head;
  return heads;
};

/** Pointwise maximum [HEADS-2]. */
export const mergeHeads = (a: Heads, b: Heads): Heads => {
  const merged: Record<LogId, number> = { ...a };
  for (const id in b) merged[id as LogId] = Math.max(merged[id as LogId] ?? 0, b[id as LogId] ?? 0);
  return merged;
};

/** A stretch of a log that a peer lacks: the entries after `after`. */
export interface Missing {
  readonly log: LogId;
  readonly after: number;
}

/**
 * What a peer with these heads lacks of ours. Where the peer names a later log of the same series that we have not
 * opened yet, it may imply our earlier ones; those wait until the peer has sent it. The latest log never waits,
 * so two replicas never wait for each other.
 */
export const missingFrom = (logs: Iterable<HeadedLog>, peer: Heads): readonly Missing[] => {
  const ours = [...logs].filter(({ head }) => head > 0);
  const reached = impliedHeads(ours, peer);
  const latestUnknown = unknownEpochs(ours, peer);
  return ours
    .filter(({ id, head }) => head > (reached.get(id) ?? 0) && !mayBeImplied(id, latestUnknown))
    .map(({ id }) => ({ log: id, after: reached.get(id) ?? 0 }));
};

/** The peer's heads with what its compacted ones imply filled in, along every chain of successors we know. */
const impliedHeads = (ours: readonly HeadedLog[], peer: Heads): Map<LogId, number> => {
  const byId = new Map(ours.map((log) => [log.id, log]));
  const reached = new Map<LogId, number>();
  const raise = (id: LogId, seq: number) => reached.set(id, Math.max(reached.get(id) ?? 0, seq));
  for (const id of Object.keys(peer) as LogId[]) {
    raise(id, peer[id] ?? 0);
    const seen = new Set<LogId>([id]);
    for (
      let next = byId.get(id)?.continues;
      next && !seen.has(next.log);
      next = byId.get(next.log)?.continues
    ) {
      seen.add(next.log);
      raise(next.log, next.seq);
    }
  }
  return reached;
};

/** For each series, the highest restart count among the peer's logs that we have not opened. */
const unknownEpochs = (ours: readonly HeadedLog[], peer: Heads): ReadonlyMap<string, number> => {
  const known = new Set(ours.map(({ id }) => id));
  const latest = new Map<string, number>();
  for (const id of Object.keys(peer) as LogId[]) {
    const parts = known.has(id) ? null : parseLogId(id);
    if (parts === null) continue;
    latest.set(seriesOf(parts), Math.max(latest.get(seriesOf(parts)) ?? 0, epochCount(parts.epoch)));
  }
  return latest;
};

const mayBeImplied = (id: LogId, latestUnknown: ReadonlyMap<string, number>): boolean => {
  const parts = parseLogId(id);
  return parts !== null && epochCount(parts.epoch) < (latestUnknown.get(seriesOf(parts)) ?? 0);
};
