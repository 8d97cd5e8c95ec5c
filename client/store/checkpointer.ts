import { createMutex } from "../../shared/core/mutex.ts";
import type { UnreadableRow } from "../../shared/core/restore.ts";
import type { Change, State } from "../../shared/core/state.ts";
import type { Chunk, ChunkStore } from "./chunk-store.ts";
import {
  type ChunkTable,
  chunkText,
  type DirtyKeys,
  markDirty,
  markKey,
  type PlacedChunk,
  partsOf,
  staleChunks,
} from "./chunk-table.ts";

/** Where the state on disk stands. */
export interface CheckpointBase {
  readonly covers: number;
  readonly whole: boolean;
  readonly unreadable: readonly UnreadableRow[];
  readonly table: ChunkTable;
  /** What the state has that the chunks do not. */
  readonly dirty: DirtyKeys;
}

/** Keeps the folded state on disk a little behind the state in memory, so that a start reads little. */
export interface Checkpointer {
  /** Notes what folding changed. */
  readonly note: (change: Change) => void;
  /** Entries arrived since the last checkpoint. */
  readonly behind: () => number;
  /** Writes what changed and makes it current; when it rejects, the one before still is. */
  readonly save: () => Promise<void>;
}

/**
 * Only chunks that changed are written, into slots the current checkpoint does not use. Logs are written down first, at once, with the arrival
 * number; documents and cells follow in small steps while the till goes on selling. They may be newer than the
 * logs: folding an entry again changes nothing [FOLD-2].
 */
export const createCheckpointer = (deps: {
  readonly chunks: ChunkStore;
  readonly state: State;
  readonly arrived: () => number;
  readonly base: CheckpointBase;
}): Checkpointer => {
  const { chunks, state, arrived } = deps;
  const inTurn = createMutex();
  const { whole, unreadable } = deps.base;
  let { covers, table, dirty } = deps.base;

  const save = async (): Promise<void> => {
    const covered = arrived();
    const taken = dirty;
    dirty = new Map();
    const before = table;
    try {
      const written = await writeStale(chunks, state, table, taken);
      const slots = slotsOf(written);
      await chunks.point({ format: 1, covers: covered, whole, unreadable, slots });
      table = written;
      covers = covered;
    } catch (error) {
      dirty = union(dirty, taken);
      throw error;
    }
    await emptySlots(chunks, before, table);
  };

  return {
    note: (change) => markDirty(dirty, change),
    behind: () => arrived() - covers,
    save: () => inTurn(save),
  };
};

/** Gives back the room of chunks that were replaced; whether that succeeds changes nothing, their slots are used again. */
const emptySlots = async (chunks: ChunkStore, before: ChunkTable, after: ChunkTable): Promise<void> => {
  const used = new Set(slotsOf(after));
  const released = slotsOf(before).filter((slot) => !used.has(slot));
  await chunks.write(released.map((slot) => ({ slot, body: "" }))).catch(() => undefined);
};

/** Chunks serialised and stored per step: a step is a few milliseconds of the till's time. */
const STEP = 2;

const writeStale = async (
  chunks: ChunkStore,
  state: State,
  table: ChunkTable,
  dirty: DirtyKeys,
): Promise<ChunkTable> => {
  const nextSlot = freeSlots(table);
  const after = new Map([...table].map(([part, placed]) => [part, [...placed]]));
  if (dirty.has("attention")) for (const log of stoppedLogs(state)) markKey(dirty, "logs", log);
  const plan = partsOf(state).flatMap((part) => {
    const placed: PlacedChunk[] = after.get(part) ?? [];
    after.set(part, placed);
    return staleChunks(state, part, placed, dirty.get(part)).map(({ index, keys }) => {
      const slot = nextSlot();
      placed[index] = { slot, keys: keys.length };
      const mustNotMove = part === "logs" || part === "attention";
      return { slot, part, keys, text: mustNotMove ? chunkText(state, part, keys) : null };
    });
  });
  for (let i = 0; i < plan.length; i += STEP) {
    const step = plan.slice(i, i + STEP);
    const bodies = step.map(
      ({ slot, part, keys, text }): Chunk => ({ slot, body: text ?? chunkText(state, part, keys) }),
    );
    await chunks.write(bodies);
  }
  return after;
};

/** Stopping a log is no entry of it, so nothing else marks it. */
const stoppedLogs = (state: State): readonly string[] =>
  [...state.logs.values()].filter(({ stopped }) => stopped).map(({ id }) => id);

export const slotsOf = (table: ChunkTable): readonly number[] =>
  [...table.values()].flatMap((placed) => placed.map(({ slot }) => slot));

/** Slots no chunk of the table lies in, lowest first. */
export const freeSlots = (table: ChunkTable): (() => number) => {
  const used = new Set(slotsOf(table));
  let slot = 0;
  return () => {
    while (used.has(slot)) slot++;
    return slot++;
  };
};

const union = (a: DirtyKeys, b: DirtyKeys): DirtyKeys => {
  const all: DirtyKeys = new Map(a);
  for (const [part, keys] of b) all.set(part, new Set([...(all.get(part) ?? []), ...keys]));
  return all;
};
