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
  /** Chunks of the pages it began with, where it is not whole. */
  readonly began?: readonly string[];
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
 * Only chunks that changed are written, under names never used before. Logs are written down first, at once, with the arrival
 * number; documents and cells follow in small steps while the till goes on selling. They may be newer than the
 * logs: folding an entry again changes nothing [FOLD-2].
 */
export const createCheckpointer = (deps: {
  readonly chunks: ChunkStore;
  readonly state: State;
  readonly arrived: () => number;
  readonly base: CheckpointBase;
  /** Makes names for chunks, never the same twice on this database. */
  readonly newId: () => string;
}): Checkpointer => {
  const { chunks, state, arrived, newId } = deps;
  const inTurn = createMutex();
  const { whole, unreadable, began = [] } = deps.base;
  let { covers, table, dirty } = deps.base;

  const save = async (): Promise<void> => {
    const covered = arrived();
    const taken = dirty;
    const before = table;
    dirty = new Map();
    try {
      const written = await writeStale(chunks, state, table, taken, newId);
      const kept = began.length === 0 ? {} : { began };
      await chunks.point({ format: 1, covers: covered, whole, ...kept, unreadable, chunks: idsOf(written) });
      table = written;
      covers = covered;
    } catch (error) {
      dirty = union(dirty, taken);
      throw error;
    }
    await removeReleased(chunks, before, [...idsOf(table), ...began]);
  };

  return {
    note: (change) => {
      // Keys may be gone or stand elsewhere: all of it is written anew.
      if (change.refold) table = new Map();
      markDirty(dirty, change);
    },
    behind: () => arrived() - covers,
    save: () => inTurn(save),
  };
};

/** Chunks that were replaced. Whether they go changes nothing but room, and the next opening removes what is left over. */
const removeReleased = async (
  chunks: ChunkStore,
  before: ChunkTable,
  needed: readonly string[],
): Promise<void> => {
  const used = new Set(needed);
  await chunks.remove(idsOf(before).filter((id) => !used.has(id))).catch(() => undefined);
};

/** Removes chunks that no checkpoint came to use: of a save or a bootstrap that was cut off. For the one who writes. */
export const removeLeftOver = async (chunks: ChunkStore): Promise<void> => {
  const current = await chunks.current();
  const used = new Set([...(current?.chunks ?? []), ...(current?.began ?? [])]);
  await chunks.remove((await chunks.all()).filter((id) => !used.has(id)));
};

/** Chunks serialised and stored per step: a step is a few milliseconds of the till's time. */
const STEP = 2;

const writeStale = async (
  chunks: ChunkStore,
  state: State,
  table: ChunkTable,
  dirty: DirtyKeys,
  newId: () => string,
): Promise<ChunkTable> => {
  const after = new Map([...table].map(([part, placed]) => [part, [...placed]]));
  if (dirty.has("attention")) for (const log of stoppedLogs(state)) markKey(dirty, "logs", log);
  const plan = partsOf(state).flatMap((part) => {
    const placed: PlacedChunk[] = after.get(part) ?? [];
    after.set(part, placed);
    return staleChunks(state, part, placed, dirty.get(part)).map(({ index, keys }) => {
      const id = newId();
      placed[index] = { id, keys: keys.length };
      const mustNotMove = part === "logs" || part === "attention";
      return { id, part, keys, text: mustNotMove ? chunkText(state, part, keys) : null };
    });
  });
  for (let i = 0; i < plan.length; i += STEP) {
    const step = plan.slice(i, i + STEP);
    const bodies = step.map(
      ({ id, part, keys, text }): Chunk => ({ id, body: text ?? chunkText(state, part, keys) }),
    );
    await chunks.write(bodies);
  }
  return after;
};

/** Stopping a log is no entry of it, so nothing else marks it. */
const stoppedLogs = (state: State): readonly string[] =>
  [...state.logs.values()].filter(({ stopped }) => stopped).map(({ id }) => id);

const idsOf = (table: ChunkTable): readonly string[] =>
  [...table.values()].flatMap((placed) => placed.map(({ id }) => id));

const union = (a: DirtyKeys, b: DirtyKeys): DirtyKeys => {
  const all: DirtyKeys = new Map(a);
  for (const [part, keys] of b) all.set(part, new Set([...(all.get(part) ?? []), ...keys]));
  return all;
};
