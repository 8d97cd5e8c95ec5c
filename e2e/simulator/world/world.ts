import type { Instant } from "../../../shared/core/stamp.ts";
import type { Power } from "./disk.ts";
import type { Host, World } from "./types.ts";

/** When every run begins, ms. */
export const START = 1_790_000_000_000;

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Random letters, as a device draws them. */
export const letter = ({ dice }: World, length: number): string => {
  let text = "";
  for (let i = 0; i < length; i++) text += DIGITS[dice.below(36)];
  return text;
};

export const newId = (world: World): string => `n${world.tick}x${(++world.ids).toString(36)}`;

/** Lets everything run that waits for nothing outside. */
export const drain = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What came of it once everything has run; `silent` when whoever did it died on the way. Rethrows. */
export const settle = async <T>(work: Promise<T>): Promise<T | "silent"> => {
  let outcome: { readonly value: T } | { readonly error: unknown } | null = null;
  work.then(
    (value) => {
      outcome = { value };
    },
    (error: unknown) => {
      outcome = { error };
    },
  );
  await drain();
  const done = outcome as { readonly value: T } | { readonly error: unknown } | null;
  if (done === null) return "silent";
  if ("error" in done) throw done.error;
  return done.value;
};

/** Waits for work of many turns, as long as the power lasts; `false` where it went out on the way. Rethrows. */
export const finish = async (work: Promise<void>, power: Power): Promise<boolean> => {
  let done = false;
  const watched = work.then(() => {
    done = true;
  });
  while (!done && power.alive) await Promise.race([watched, drain()]);
  return done;
};

export const count = ({ counts }: World, what: string): void => {
  counts.set(what, (counts.get(what) ?? 0) + 1);
};

export const textOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error);

/** What the device's own clock says. Drift is counted from the beginning of the run. */
export const clockOf = (world: World, { clock }: Pick<Host, "clock">): Instant =>
  Math.max(
    1,
    Math.round(world.time + clock.offset + (clock.drift * (world.time - START)) / 1_000),
  ) as Instant;
