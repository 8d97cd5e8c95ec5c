import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** Runs `run` after `milliseconds`; returns how to call it off. */
export type After = (milliseconds: number, run: () => void) => () => void;

export const afterTimer: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Follows `source`, but changes at most once in `milliseconds`, for what takes long to work out anew. The last change
 * is never missed.
 */
export const calmly = (
  source: ReadonlySignal<number>,
  milliseconds: number,
  after: After = afterTimer,
): { readonly version: ReadonlySignal<number>; readonly stop: () => void } => {
  const version = signal(source.peek());
  let callOff: (() => void) | null = null;
  const stopFollowing = effect(() => {
    if (source.value === version.peek() || callOff !== null) return;
    callOff = after(milliseconds, () => {
      callOff = null;
      version.value = source.peek();
    });
  });
  return {
    version,
    stop: () => {
      stopFollowing();
      callOff?.();
    },
  };
};

/** Lets the browser draw and hear before the next piece of long work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Some time on the clock of this device. */
export const waitFor = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void afterTimer(milliseconds, resolve));
