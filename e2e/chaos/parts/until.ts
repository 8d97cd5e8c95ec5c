import { setTimeout as sleep } from "node:timers/promises";

const LOOK_AGAIN_MS = 20;

/** Asks until it is so; throws with what was awaited when it is not within the time. */
export const until = async (
  what: string | (() => string),
  isSo: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> => {
  for (const end = performance.now() + withinMs; !(await isSo()); await sleep(LOOK_AGAIN_MS)) {
    if (performance.now() <= end) continue;
    throw new Error(`Not within ${withinMs / 1_000} s: ${typeof what === "string" ? what : what()}`);
  }
};
