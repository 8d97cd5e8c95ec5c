import type { Page } from "../../shared/core/checkpoint.ts";
import { cellRow, docRow, logRow, takePage } from "../../shared/core/checkpoint.ts";
import { allCuts, type Cut } from "../../shared/core/cut.ts";
import type { Change, State } from "../../shared/core/state.ts";

/** One chunk of a part of the state: its name and how many of the part's keys it holds. */
export interface PlacedChunk {
  readonly id: string;
  readonly keys: number;
}

/**
 * Which chunk holds what: for each part of the state (`docs/<type>`, `cells`, `logs`, `attention`, `cuts`) its chunks in the
 * order of the part's keys. Keys are never removed and keep their place in a map, so counting is enough.
 */
export type ChunkTable = ReadonlyMap<string, readonly PlacedChunk[]>;

/** Parts and keys in them that changed since they were written. */
export type DirtyKeys = Map<string, Set<string>>;

/** Keys per chunk: one chunk is about 100 KB of text, a few milliseconds to write anew. */
export const CHUNK_KEYS = 500;

export const partOf = (page: Page): string => (page.type === "docs" ? `docs/${page.doc}` : page.type);

/** Takes the page of a chunk, and notes how many keys it brought. */
export const placePage = (state: State, table: Map<string, PlacedChunk[]>, id: string, page: Page): void => {
  const part = partOf(page);
  const before = partMap(state, part).size;
  takePage(state, page);
  const chunks = table.get(part) ?? [];
  table.set(part, chunks);
  chunks.push({ id, keys: partMap(state, part).size - before });
};

export const markDirty = (dirty: DirtyKeys, change: Change): void => {
  for (const { doc, id } of change.docs) markKey(dirty, `docs/${doc}`, id);
  for (const counter of change.counters) markKey(dirty, "cells", counter);
  for (const log of change.logs) markKey(dirty, "logs", log);
  if (change.attention) {
    markKey(dirty, "attention", WHOLE_PART);
    markKey(dirty, "cuts", WHOLE_PART);
  }
};

export const markKey = (dirty: DirtyKeys, part: string, key: string): void => {
  const keys = dirty.get(part);
  if (keys === undefined) dirty.set(part, new Set([key]));
  else keys.add(key);
};

/** Marks every key of a part. */
const WHOLE_PART = "*";

/** The parts there are now, in the order they are written. */
export const partsOf = (state: State): readonly string[] => [
  ...[...state.docs.keys()].map((type) => `docs/${type}`),
  "cells",
  "logs",
  "attention",
  "cuts",
];

/** A chunk to be written anew: its place in the part and the keys it will hold. */
export interface StaleChunk {
  readonly index: number;
  readonly keys: readonly string[];
}

/** The part's chunks that hold a dirty key or keys never written. The last chunk fills up before another begins. */
export const staleChunks = (
  state: State,
  part: string,
  placed: readonly PlacedChunk[],
  dirty: ReadonlySet<string> | undefined,
): readonly StaleChunk[] => {
  const map = partMap(state, part);
  const written = placed.reduce((sum, { keys }) => sum + keys, 0);
  if (dirty === undefined && map.size === written) return [];
  const stale: StaleChunk[] = [];
  let keys: string[] = [];
  let index = 0;
  const all = dirty?.has(WHOLE_PART) ?? false;
  let isStale = all;
  const close = () => {
    if (isStale || keys.length !== (placed[index]?.keys ?? 0)) stale.push({ index, keys });
    keys = [];
    isStale = all;
    index++;
  };
  for (const key of map.keys()) {
    while (keys.length >= capacity(placed, index)) close();
    keys.push(key);
    isStale ||= dirty?.has(key) ?? false;
  }
  if (keys.length > 0) close();
  return stale;
};

const capacity = (placed: readonly PlacedChunk[], index: number): number =>
  index < placed.length - 1
    ? (placed[index] as PlacedChunk).keys
    : Math.max(CHUNK_KEYS, placed[index]?.keys ?? 0);

/** The text of a chunk with these keys, as the state stands now. */
export const chunkText = (state: State, part: string, keys: readonly string[]): string =>
  JSON.stringify(pageOf(state, part, keys));

const pageOf = (state: State, part: string, keys: readonly string[]): Page => {
  if (part === "cells") {
    const rows = keys.flatMap((key) =>
      found(state.counters, key).map((cell) => cellRow(key as Parameters<typeof cellRow>[0], cell)),
    );
    return { type: "cells", rows };
  }
  if (part === "logs") return { type: "logs", rows: keys.map((key) => logRow(found(state.logs, key))) };
  if (part === "attention")
    return { type: "attention", rows: keys.map((key) => found(state.attention, key)) };
  if (part === "cuts") return { type: "cuts", rows: keys.map((key) => found(cutsByKey(state), key)) };
  const doc = part.slice("docs/".length);
  const docs = state.docs.get(doc) ?? new Map();
  return { type: "docs", doc, rows: keys.map((key) => docRow(key, found(docs, key))) };
};

const partMap = (state: State, part: string): ReadonlyMap<string, unknown> => {
  if (part === "cells") return state.counters;
  if (part === "logs") return state.logs;
  if (part === "attention") return state.attention;
  if (part === "cuts") return cutsByKey(state);
  return state.docs.get(part.slice("docs/".length)) ?? new Map();
};

const cutsByKey = ({ cuts }: State): ReadonlyMap<string, Cut> =>
  new Map(allCuts(cuts).map((cut) => [`${cut.log}:${cut.seq}`, cut]));

const found = <V>(map: ReadonlyMap<string, V>, key: string): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`Nothing under ${key}`);
  return value;
};
