import type { Hash } from "./crypto.ts";
import { epochCount, type LogId, parseLogId, seriesOf } from "./ids.ts";

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
 * The heads to tell a peer. A log read exactly to where a successor continues it is implied by that successor and left
 * out, so ten thousand restarts of a device cost one line, not ten thousand [HEADS-1]. One that a successor continues
 * and that was read less far, or not at all, is named: a number that is named is exact.
 */
export const compactHeads = (logs: Iterable<HeadedLog>): Heads => {
  const byId = openedById(logs);
  const continuedAt = furthestContinued(byId.values());
  const heads: Record<LogId, number> = {};
  for (const [id, seq] of continuedAt) if (byId.get(id)?.head !== seq) heads[id] = byId.get(id)?.head ?? 0;
  for (const { id, head } of byId.values()) if (!continuedAt.has(id)) heads[id] = head;
  return { ...heads, ...unreachable(byId, heads) };
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
 * opened, it may imply earlier ones of ours that it does not name; those wait until the peer has sent it. The latest
 * log never waits, nor one that is named, so two replicas never wait for each other.
 */
export const missingFrom = (logs: Iterable<HeadedLog>, peer: Heads): readonly Missing[] => {
  const byId = openedById(logs);
  const reached = reachedBy(byId, peer);
  const latestUnknown = unknownEpochs(byId, peer);
  const missing: Missing[] = [];
  for (const { id, head } of byId.values()) {
    const after = reached.get(id) ?? 0;
    if (head > after && (isNamed(peer, id) || !mayBeImplied(id, latestUnknown)))
      missing.push({ log: id, after });
  }
  return missing;
};

type LogsById = ReadonlyMap<LogId, HeadedLog>;

const openedById = (logs: Iterable<HeadedLog>): LogsById => {
  const byId = new Map<LogId, HeadedLog>();
  for (const log of logs) if (log.head > 0) byId.set(log.id, log);
  return byId;
};

const isNamed = (heads: Heads, id: LogId): boolean => Object.hasOwn(heads, id);

/** For each log that another continues, the last entry before the furthest of its successors. */
const furthestContinued = (logs: Iterable<HeadedLog>): ReadonlyMap<LogId, number> => {
  const furthest = new Map<LogId, number>();
  for (const { continues } of logs) {
    if (continues !== null)
      furthest.set(continues.log, Math.max(furthest.get(continues.log) ?? 0, continues.seq));
  }
  return furthest;
};

/** Logs left out that no named one leads to: only a forger continues in a ring, and then they are named after all. */
const unreachable = (byId: LogsById, heads: Heads): Heads => {
  const reached = reachedBy(byId, heads);
  const more: Record<LogId, number> = {};
  for (const { id, head } of byId.values()) if (!reached.has(id)) more[id] = head;
  return more;
};

/** How far whoever has these heads has read each log: as named, or as implied along the chains of successors of those named. */
export const reachedBy = (byId: LogsById, peer: Heads): ReadonlyMap<LogId, number> => {
  const reached = new Map<LogId, number>();
  for (const id of Object.keys(peer) as LogId[]) reached.set(id, peer[id] ?? 0);
  for (const id of Object.keys(peer) as LogId[]) {
    if ((peer[id] ?? 0) === 0) continue;
    for (
      let next = byId.get(id)?.continues;
      next && !isNamed(peer, next.log);
      next = byId.get(next.log)?.continues
    ) {
      const known = reached.get(next.log);
      if (known !== undefined && known >= next.seq) break;
      reached.set(next.log, next.seq);
    }
  }
  return reached;
};

/** For each series, the highest restart count among the peer's logs that we have not opened. */
const unknownEpochs = (byId: LogsById, peer: Heads): ReadonlyMap<string, number> => {
  const latest = new Map<string, number>();
  for (const id of Object.keys(peer) as LogId[]) {
    const parts = byId.has(id) || (peer[id] ?? 0) === 0 ? null : parseLogId(id);
    if (parts === null) continue;
    latest.set(seriesOf(parts), Math.max(latest.get(seriesOf(parts)) ?? 0, epochCount(parts.epoch)));
  }
  return latest;
};

const mayBeImplied = (id: LogId, latestUnknown: ReadonlyMap<string, number>): boolean => {
  const parts = parseLogId(id);
  return parts !== null && epochCount(parts.epoch) < (latestUnknown.get(seriesOf(parts)) ?? 0);
};
