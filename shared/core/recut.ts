import { addCut, type Cut, cutAt, type PersonCut, reachOf } from "./cut.ts";
import type { DeviceId, LogId } from "./ids.ts";
import type { LogState, State } from "./state.ts";

/**
 * Takes a cut into the state. Whether entries folded earlier are void by it, so that the state must be folded again: what
 * is void depends on the entries known, never on the order they came in [FOLD-4].
 */
export const noteCut = (state: State, cut: Cut): boolean => {
  if (!addCut(state.cuts, cut)) return false;
  return "device" in cut ? recutDevice(state, cut.device) : concernsFolded(state, cut, null);
};

/** After a log was opened: it may lead cuts on to logs before it. Whether what was folded changes by that. */
export const followCuts = (state: State, { device }: LogState): boolean => {
  const { devices, people, reach } = state.cuts;
  const cutAnew = devices.has(device) && recutDevice(state, device);
  if (people.size === 0) return cutAnew;
  const before = [...reach];
  reach.clear();
  return before.map(([cut, reached]) => concernsFolded(state, cut, reached)).some(Boolean) || cutAnew;
};

/** Works out anew how far each log of a device counts; whether that differs for what was folded. */
export const recutDevice = (state: State, device: DeviceId): boolean => {
  let differs = false;
  for (const log of state.logs.values()) {
    if (log.device !== device) continue;
    const counted = countedOf(log);
    log.cut = cutAt(state.cuts, state.reachOver, log);
    differs ||= countedOf(log) !== counted;
  }
  return differs;
};

const countedOf = ({ cut, head }: LogState): number => Math.min(cut?.seq ?? head, head);

/** Whether a person's cut reaches otherwise than before into a log where they were vouched for. */
const concernsFolded = (state: State, cut: PersonCut, before: ReadonlyMap<LogId, number> | null): boolean => {
  const reached = reachOf(state.cuts, state.reachOver, cut);
  for (const { id, head, people } of state.logs.values()) {
    if (!people.has(cut.staff)) continue;
    const counted = before === null ? head : Math.min(before.get(id) ?? 0, head);
    if (Math.min(reached.get(id) ?? 0, head) !== counted) return true;
  }
  return false;
};
