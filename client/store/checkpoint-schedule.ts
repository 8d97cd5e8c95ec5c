import type { TillReplica } from "./till-replica.ts";

/** Entries folded again at a start, at most about so many. */
const FAR_BEHIND = 200;

export interface CheckpointSchedule {
  /** Saves what is unsaved, as when the app is hidden. */
  readonly flush: () => void;
  readonly stop: () => void;
}

/**
 * Saves a checkpoint when it is far behind and the till has nothing to do, and whenever `flush` says so. A save that failed is
 * reported and tried again after as many entries more.
 */
export const scheduleCheckpoints = (
  replica: Pick<TillReplica, "subscribe" | "behind" | "saveCheckpoint">,
  whenIdle: (task: () => void) => void,
  report: (error: unknown) => void,
): CheckpointSchedule => {
  let isAsked = false;
  let patience = FAR_BEHIND;
  const save = async (): Promise<void> => {
    try {
      await replica.saveCheckpoint();
      patience = FAR_BEHIND;
    } catch (error) {
      patience = replica.behind() + FAR_BEHIND;
      report(error);
    } finally {
      isAsked = false;
    }
  };
  const stop = replica.subscribe(() => {
    if (isAsked || replica.behind() < patience) return;
    isAsked = true;
    whenIdle(() => void save());
  });
  return {
    stop,
    flush: () => {
      if (replica.behind() > 0) void save();
    },
  };
};
