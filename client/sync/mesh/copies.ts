import { type HeadedLog, type Heads, missingFrom } from "../../../shared/core/heads.ts";
import type { DeviceId, LogId } from "../../../shared/core/ids.ts";

/** How far each other device holds logs of ours durably, as it said itself. */
export type Held = ReadonlyMap<DeviceId, ReadonlyMap<LogId, number>>;

/**
 * What is known after a device said these heads. Of several logs they are all it has, and what they leave out is implied [HEADS-1]: then
 * they count even where they are less than before, as after a wipe. Of one log they are the answer to a batch.
 */
export const withHeads = (held: Held, device: DeviceId, heads: Heads, own: readonly HeadedLog[]): Held => {
  const names = Object.keys(heads) as LogId[];
  const before = held.get(device) ?? new Map<LogId, number>();
  const after = names.length === 1 ? raised(before, names[0] as LogId, heads) : reachedIn(own, heads);
  return new Map(held).set(device, after);
};

const raised = (before: ReadonlyMap<LogId, number>, log: LogId, heads: Heads): ReadonlyMap<LogId, number> =>
  new Map(before).set(log, Math.max(before.get(log) ?? 0, heads[log] ?? 0));

const reachedIn = (own: readonly HeadedLog[], heads: Heads): ReadonlyMap<LogId, number> => {
  const lacks = new Map(missingFrom(own, heads).map(({ log, after }) => [log, after]));
  return new Map(own.map(({ id, head }) => [id, lacks.get(id) ?? head]));
};

/** How many other devices hold that entry. */
export const copiesIn = (held: Held, log: LogId, seq: number): number =>
  [...held.values()].filter((logs) => (logs.get(log) ?? 0) >= seq).length;
