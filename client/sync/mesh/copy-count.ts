import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { HeadedLog, Heads } from "../../../shared/core/heads.ts";
import type { DeviceId, LogId } from "../../../shared/core/ids.ts";
import { copiesIn, type Held, withHeads } from "./copies.ts";

/** Follows how many other devices hold what this one wrote. Forgotten when the page goes: others say it again when they meet us. */
export interface CopyCount {
  readonly take: (device: DeviceId, heads: Heads) => void;
  /** Other devices that hold entry `seq` of the log durably; the server counts as one. */
  readonly of: (log: LogId, seq: number) => ReadonlySignal<number>;
  /** Resolves with the count as soon as `wanted` hold it, or after so many ms with however many do. Never fails. */
  readonly wait: (log: LogId, seq: number, wanted: number, milliseconds: number) => Promise<number>;
}

export const createCopyCount = (
  ownLogs: () => readonly HeadedLog[],
  after: (milliseconds: number, run: () => void) => () => void,
): CopyCount => {
  const held = signal<Held>(new Map());
  const count = (log: LogId, seq: number): ReadonlySignal<number> =>
    computed(() => copiesIn(held.value, log, seq));
  return {
    take: (device, heads) => {
      held.value = withHeads(held.peek(), device, heads, ownLogs());
    },
    of: count,
    wait: (log, seq, wanted, milliseconds) =>
      new Promise((resolve) => {
        const copies = count(log, seq);
        const done = (): void => {
          callOff();
          queueMicrotask(() => stop());
          resolve(copies.peek());
        };
        const callOff = after(milliseconds, done);
        const stop = effect(() => {
          if (copies.value >= wanted) done();
        });
      }),
  };
};
