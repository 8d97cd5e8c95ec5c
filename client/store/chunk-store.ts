import type { RxCollection, RxDocumentData } from "rxdb/plugins/core";
import type { UnreadableRow } from "../../shared/core/restore.ts";
import type { TextDoc } from "./database.ts";
import { deleteFromStorage, idsInStorage, readStorage } from "./storage-query.ts";

/** The checkpoint that counts: which chunks it is made of and what it accounts for. */
export interface CurrentCheckpoint {
  readonly format: 1;
  /** Arrival number of the last entry folded into it. */
  readonly covers: number;
  /** Whether the entries kept here alone give the same state; not so when it began as a server's pages. */
  readonly whole: boolean;
  /** Chunks of the server's pages it began with, where it is not whole: kept, to fold again from [FOLD-4]. */
  readonly began?: readonly string[];
  /** Entries up to `covers` that could not be read. */
  readonly unreadable: readonly UnreadableRow[];
  /** Chunks in the order they are taken. */
  readonly chunks: readonly string[];
}

export interface Chunk {
  readonly id: string;
  readonly body: string;
}

/**
 * Pages of folded state. A chunk is written once, under a name never used before, and goes when no checkpoint needs it; so a
 * crash between two steps, or a tab that lost the right to write and does not know it yet, leaves the current checkpoint
 * whole [FOLD-3].
 */
export interface ChunkStore {
  readonly current: () => Promise<CurrentCheckpoint | null>;
  /** Bodies in the order of the ids; `undefined` where there is none. */
  readonly read: (ids: readonly string[]) => Promise<readonly (string | undefined)[]>;
  readonly write: (chunks: readonly Chunk[]) => Promise<void>;
  /** Makes a checkpoint the current one, in one atomic write; rejects when another did so since we read or made it. */
  readonly point: (checkpoint: CurrentCheckpoint) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Names of all chunks there are, used or left over. */
  readonly all: () => Promise<readonly string[]>;
}

export const createChunkStore = (checkpoints: RxCollection<TextDoc>): ChunkStore => {
  let known: RxDocumentData<TextDoc> | undefined;
  const current = async () => {
    [known] = await readStorage(checkpoints, [CURRENT]);
    return known === undefined ? null : (JSON.parse(known.body) as CurrentCheckpoint);
  };
  return {
    current,
    read: async (ids) => {
      const bodies = new Map((await readStorage(checkpoints, ids)).map(({ id, body }) => [id, body]));
      return ids.map((id) => bodies.get(id));
    },
    write: (chunks) => insert(checkpoints, chunks),
    point: async (checkpoint) => {
      const doc = { id: CURRENT, body: JSON.stringify(checkpoint) };
      if (known === undefined) await insert(checkpoints, [doc]);
      else await replace(checkpoints, known, doc);
      const [now] = await readStorage(checkpoints, [CURRENT]);
      if (now?.body === doc.body) known = now;
    },
    remove: (ids) => deleteFromStorage(checkpoints, ids),
    all: async () => (await idsInStorage(checkpoints)).filter((id) => id !== CURRENT),
  };
};

const CURRENT = "current";

const insert = async (checkpoints: RxCollection<TextDoc>, docs: readonly TextDoc[]): Promise<void> => {
  const { error } = await checkpoints.bulkInsert([...docs]);
  if (error[0] !== undefined) throw new Error(`Chunk ${error[0].documentId}: status ${error[0].status}`);
};

const replace = async (
  checkpoints: RxCollection<TextDoc>,
  previous: RxDocumentData<TextDoc>,
  doc: TextDoc,
): Promise<void> => {
  const document = { ...previous, ...doc };
  const { error } = await checkpoints.storageInstance.bulkWrite([{ previous, document }], "checkpoint");
  if (error[0] !== undefined) throw new Error("Another tab made a checkpoint");
};
