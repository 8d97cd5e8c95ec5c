import type { Chunk, ChunkStore, CurrentCheckpoint } from "../store/chunk-store.ts";

/** Chunks in memory, with a power cut on demand. */
export interface MemoryChunks extends ChunkStore {
  readonly bodies: Map<string, string>;
  /** Chunks written, in order. */
  readonly written: string[];
  /** Every step after so many fails; each chunk of a group is a step of its own. */
  cutPowerAfter: (steps: number) => void;
  restorePower: () => void;
  /** Steps that succeeded so far. */
  steps: number;
  /** Called before each step, for what happens meanwhile. */
  meanwhile: () => Promise<void>;
}

export const createMemoryChunks = (): MemoryChunks => {
  const bodies = new Map<string, string>();
  const written: string[] = [];
  let current: CurrentCheckpoint | null = null;
  let left = Number.POSITIVE_INFINITY;
  const step = async () => {
    await chunks.meanwhile();
    if (left <= 0) throw new Error("power cut");
    left--;
    chunks.steps++;
  };
  const writeOne = async ({ id, body }: Chunk) => {
    await step();
    if (bodies.has(id)) throw new Error(`Chunk ${id} was written before`);
    bodies.set(id, body);
    written.push(id);
  };
  const removeOne = async (id: string) => {
    await step();
    bodies.delete(id);
  };
  const chunks: MemoryChunks = {
    bodies,
    written,
    steps: 0,
    cutPowerAfter: (steps) => {
      left = steps;
    },
    restorePower: () => {
      left = Number.POSITIVE_INFINITY;
    },
    meanwhile: async () => {},
    current: async () => current,
    read: async (ids) => ids.map((id) => bodies.get(id)),
    write: async (group) => {
      for (const chunk of group) await writeOne(chunk);
    },
    point: async (checkpoint) => {
      await step();
      current = structuredClone(checkpoint);
    },
    remove: async (ids) => {
      for (const id of ids) await removeOne(id);
    },
    all: async () => [...bodies.keys()],
  };
  return chunks;
};
