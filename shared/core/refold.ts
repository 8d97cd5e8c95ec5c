import type { CredentialDeps } from "./credentials.ts";
import { addAttention } from "./fold.ts";
import { recutDevice } from "./recut.ts";
import { foldTail } from "./restore.ts";
import { laterStamp } from "./stamp.ts";
import { type Attention, type Change, createState, type Foreseen, type State } from "./state.ts";
import type { EntryStore } from "./store.ts";

/** A state to begin with and the arrival number of the last row it accounts for. */
export interface Base {
  readonly state: State;
  readonly covers: number;
}

export interface RefoldDeps extends CredentialDeps {
  readonly store: EntryStore;
  /**
   * What was there before the rows: the pages a replica began with; `null` when they are no longer known. Left out, the rows
   * are all there is.
   */
  readonly base?: (foreseen: Foreseen) => Promise<Base | null>;
}

export interface Refolded {
  readonly change: Change;
  /** Whether void entries are out of it altogether; not when the base itself had taken some in, and must be fetched anew. */
  readonly whole: boolean;
}

/**
 * Folds everything again with every cut known from the start, and puts what came of it into the same state [FOLD-4]. What
 * is no outcome of folding (a fork, damage) stays as it was noted.
 */
export const refoldState = async (deps: RefoldDeps, state: State): Promise<Refolded> => {
  const foreseen: Foreseen = { cuts: state.cuts, reachOver: new Map(state.logs) };
  const base =
    deps.base === undefined
      ? { state: createState(state.indexed, foreseen), covers: 0 }
      : await deps.base(foreseen);
  if (base === null) return { change: NOTHING, whole: false };
  const { state: fresh, covers } = base;
  const whole = ![...fresh.logs.values()].some(({ head, cut }) => cut !== null && head > cut.seq);
  await foldTail(deps, fresh, covers);
  for (const item of state.attention.values()) if (!isFolded(item)) addAttention(fresh, item);
  for (const log of fresh.logs.values()) log.stopped ||= state.logs.get(log.id)?.stopped ?? false;
  const change = differences(state, fresh);
  replaceState(state, fresh);
  for (const device of state.cuts.devices.keys()) recutDevice(state, device);
  return { change, whole };
};

const NOTHING: Change = { logs: [], docs: [], counters: [], attention: true };

const FOLDED: readonly Attention["type"][] = ["entry.void", "entry.unread", "device.cloned"];

const isFolded = ({ type }: Attention): boolean => FOLDED.includes(type);

const differences = (before: State, after: State): Change => {
  const types = new Set([...before.docs.keys(), ...after.docs.keys()]);
  return {
    logs: [...after.logs.keys()],
    docs: [...types].flatMap((doc) =>
      differing(before.docs.get(doc), after.docs.get(doc)).map((id) => ({ doc, id })),
    ),
    counters: differing(before.counters, after.counters),
    attention: true,
    refold: true,
  };
};

const differing = <K, V>(
  before: ReadonlyMap<K, V> | undefined,
  after: ReadonlyMap<K, V> | undefined,
): readonly K[] => {
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...keys].filter((key) => JSON.stringify(before?.get(key)) !== JSON.stringify(after?.get(key)));
};

/** The same maps with other contents: whoever holds the state goes on seeing it. */
const replaceState = (state: State, fresh: State): void => {
  refill(state.logs, fresh.logs);
  refill(state.counters, fresh.counters);
  refill(state.attention, fresh.attention);
  refill(state.successors, fresh.successors);
  refillEach(state.docs, fresh.docs);
  refillEach(state.indexes, fresh.indexes);
  state.stamp = laterStamp(state.stamp, fresh.stamp);
};

const refill = <K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void => {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
};

const refillEach = <K, V>(maps: Map<string, Map<K, V>>, from: ReadonlyMap<string, Map<K, V>>): void => {
  for (const name of new Set([...maps.keys(), ...from.keys()])) {
    const map = maps.get(name) ?? new Map<K, V>();
    maps.set(name, map);
    refill(map, from.get(name) ?? new Map());
  }
};
