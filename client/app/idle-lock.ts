import { effect, type ReadonlySignal } from "@preact/signals";

export interface IdleLockDeps {
  /** Minutes without a touch after which the device asks who is there; 0: never. */
  readonly minutes: ReadonlySignal<number>;
  readonly isSomebodyHere: ReadonlySignal<boolean>;
  readonly lock: () => void;
  readonly now: () => number;
  readonly every: (milliseconds: number, look: () => void) => () => void;
  /** Hears of every sign of life. */
  readonly listen: (heard: () => void) => () => void;
}

/** A minute hand is enough. */
const LOOK_MS = 10_000;

/**
 * Locks the device when nobody has touched it for a while. What was being done stays as it was: an open sale waits for whoever
 * comes back. Measured by the clock, not by counting looks, so that a device that slept is locked when it wakes. Gives a
 * function that ends it.
 */
export const lockWhenIdle = ({
  minutes,
  isSomebodyHere,
  lock,
  now,
  every,
  listen,
}: IdleLockDeps): (() => void) =>
  effect(() => {
    const limit = minutes.value * 60_000;
    if (limit === 0 || !isSomebodyHere.value) return;
    let last = now();
    const isOver = (): boolean => now() - last >= limit;
    const stopListening = listen(() => {
      if (isOver())
        lock(); // the first touch after a sleep is not a sign that the same person is there
      else last = now();
    });
    const stopLooking = every(LOOK_MS, () => {
      if (isOver()) lock();
    });
    return () => {
      stopListening();
      stopLooking();
    };
  });
