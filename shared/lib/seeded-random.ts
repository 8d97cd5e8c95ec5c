/** Repeatable randomness for demos, replays and tests: one seed, one sequence, on every machine. Not for secrets. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from 0 to `bound` − 1. */
  readonly below: (bound: number) => number;
  /** Throws when there is nothing to pick from. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** A new array in a new order. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** `seed`: any whole number. Marsaglia's xorshift with 32 bits of state, spread by a multiplication. */
export const createRandom = (seed: number): Random => {
  let state = startingState(seed);
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Math.imul(state, SPREAD) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error("Nothing to pick from");
    return items[below(items.length)] as T;
  };
  return { next, below, pick, shuffle: (items) => shuffled(items, below) };
};

const SPREAD = 0x9e3779b1;

/** Never zero, where xorshift would stay; neighbouring seeds start far apart. */
const startingState = (seed: number): number => Math.imul((seed | 0) + 1, SPREAD) ^ 0x5bd1e995 || 1;

const shuffled = <T>(items: readonly T[], below: (bound: number) => number): T[] => {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
};
