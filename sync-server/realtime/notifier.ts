import type { HeadedLog } from "../../shared/core/heads.ts";
import type { OrgId } from "../../shared/core/ids.ts";

/** Tells open sessions which logs grew, whichever process of the server stored the entries. */
export interface Notifier {
  /** After the commit. */
  readonly publish: (org: OrgId, logs: readonly HeadedLog[]) => void;
  readonly subscribe: (org: OrgId, listener: LogListener) => () => void;
  readonly close: () => Promise<void>;
}

export type LogListener = (logs: readonly HeadedLog[]) => void;

const headOf = ({ id, head, continues }: HeadedLog): HeadedLog => ({ id, head, continues });

/** Within one process: for tests, and the first half of what `createPostgresNotifier` does. */
export const createLocalNotifier = (): Notifier => {
  const listeners = new Map<OrgId, Set<LogListener>>();
  return {
    publish: (org, logs) => {
      for (const listener of [...(listeners.get(org) ?? [])]) listener(logs.map(headOf));
    },
    subscribe: (org, listener) => {
      const mine = listeners.get(org) ?? new Set();
      listeners.set(org, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0 && listeners.get(org) === mine) listeners.delete(org);
      };
    },
    close: async () => listeners.clear(),
  };
};
