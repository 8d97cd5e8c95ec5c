import type { RxCollection } from "rxdb/plugins/core";
import type { UnreadableRow } from "../../shared/core/restore.ts";
import type { TextDoc } from "./database.ts";
import { readStorage } from "./storage-query.ts";

/** The checkpoint that counts: which chunks it is made of and what it accounts for. */
export interface CurrentCheckpoint {
  readonly format: 1;
  /** Arrival number of the last entry folded into it. */
  readonly covers: number;
  /** Whether the entries kept here alone give the same state; not so when it began as a server's pages. */
  readonly whole: boolean;
  /** Entries up to `covers` that could not be read. */
  readonly unreadable: readonly UnreadableRow[];
  /** Chunks in the order they are taken. */
  readonly slots: readonly number[];
}

export interface Chunk {
  readonly slot: number;
  readonly body: string;
}

/**
 * Pages of folded state in numbered slots. A slot is written when the current checkpoint does not use it and used again later, so
 * nothing is ever deleted and a crash between two steps leaves the current checkpoint whole [FOLD-3].
 */
export interface ChunkStore {
  readonly current: () => Promise<CurrentCheckpoint | null>;
  /** Bodies in the order of the slots; `undefined` where there is none. */
  readonly read: (slots: readonly number[]) => Promise<readonly (string | undefined)[]>;
  readonly write: (chunks: readonly Chunk[]) => Promise<void>;
  /** Makes a checkpoint the current one, in one atomic write. */
  readonly point: (checkpoint: CurrentCheckpoint) => Promise<void>;
}

export const createChunkStore = (checkpoints: RxCollection<TextDoc>): ChunkStore => ({
  current: async () => {
    const [doc] = await readStorage(checkpoints, [CURRENT]);
    return doc === undefined ? null : (JSON.parse(doc.body) as CurrentCheckpoint);
  },
  read: async (slots) => {
    const docs = await readStorage(checkpoints, slots.map(slotId));
    const bodies = new Map(docs.map(({ id, body }) => [id, body]));
    return slots.map((slot) => bodies.get(slotId(slot)));
  },
  write: (chunks) =>
    put(
      checkpoints,
      chunks.map(({ slot, body }) => ({ id: slotId(slot), body })),
    ),
  point: (checkpoint) => put(checkpoints, [{ id: CURRENT, body: JSON.stringify(checkpoint) }]),
});

const CURRENT = "current";

const slotId = (slot: number): string => `slot-${slot}`;

const put = async (checkpoints: RxCollection<TextDoc>, docs: TextDoc[]): Promise<void> => {
  if (docs.length === 0) return;
  const { error } = await checkpoints.bulkUpsert(docs);
  if (error[0] !== undefined) throw new Error(`Chunk ${error[0].documentId}: status ${error[0].status}`);
};
