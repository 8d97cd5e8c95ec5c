import type { Chunk, ChunkStore, CurrentCheckpoint } from "../store/chunk-store.ts";

/** Chunks in memory, with a power cut on demand: every step after the given number of them fails. */
export interface MemoryChunks extends ChunkStore {
  readonly bodies: Map<number, string>;
  /** Slots written with a body, in order. */
  readonly written: number[];
  /** Fails from the `steps`-th write on; a chunk of a group counts as a step of its own. */
  cutPowerAfter: (steps: number) => void;
  restorePower: () => void;
  /** Steps that succeeded so far. */
  steps: number;
  /** Called before each step, for what happens meanwhile. */
  meanwhile: () => Promise<void>;
}

export const createMemoryChunks = (): MemoryChunks => {
  const bodies = new Map<number, string>();
  const written: number[] = [];
  let current: CurrentCheckpoint | null = null;
  let left = Number.POSITIVE_INFINITY;
  const step = async () => {
    await chunks.meanwhile();
    if (left <= 0) throw new Error("power cut");
    left--;
    chunks.steps++;
  };
  const writeOne = async ({ slot, body }: Chunk) => {
    await step();
    bodies.set(slot, body);
    if (body !== "") written.push(slot);
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
    read: async (slots) => slots.map((slot) => bodies.get(slot)),
    write: async (group) => {
      for (const chunk of group) await writeOne(chunk);
    },
    point: async (checkpoint) => {
      await step();
      current = structuredClone(checkpoint);
    },
  };
  return chunks;
};
