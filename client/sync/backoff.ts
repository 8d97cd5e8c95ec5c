const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * Pause before try number `tries` (0 for the first again), ms: twice as long each time, ten seconds at most, and anywhere between half and
 * one and a half of that, so that a shop's tills do not all knock at once when the server is back. `chance` is 0 to 1.
 */
export const backoff = (tries: number, chance: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10)) * (0.5 + chance));
