import type { HeadedLog } from "../../shared/core/heads.ts";
import type { OrgId } from "../../shared/core/ids.ts";
import type { Word } from "./elsewhere.ts";

/** Tells open sessions which logs grew, whichever process of the server stored the entries. */
export interface Notifier {
  /** After the commit. */
  readonly publish: (org: OrgId, logs: readonly HeadedLog[]) => void;
  readonly subscribe: (org: OrgId, listener: LogListener) => () => void;
  /** A word to the other processes of the server; may be lost, and is when it is longer than a notification may be. */
  readonly say: (org: OrgId, word: Word) => void;
  readonly hear: (org: OrgId, listener: WordListener) => () => void;
  readonly close: () => Promise<void>;
}

/** `process` names the one that said it. */
export type WordListener = (word: Word, process: string) => void;

export type LogListener = (logs: readonly HeadedLog[]) => void;

const headOf = ({ id, head, continues }: HeadedLog): HeadedLog => ({ id, head, continues });

/** Within one process: for tests, and the first half of what `createPostgresNotifier` does. */
export const createLocalNotifier = (): Notifier => {
  const listeners = createListeners<LogListener>();
  return {
    publish: (org, logs) => {
      for (const listener of listeners.of(org)) listener(logs.map(headOf));
    },
    subscribe: listeners.add,
    say: () => undefined,
    hear: () => () => undefined,
    close: async () => listeners.clear(),
  };
};

export interface Listeners<Listener> {
  readonly of: (org: OrgId) => readonly Listener[];
  /** Gives back how to stop listening. */
  readonly add: (org: OrgId, listener: Listener) => () => void;
  readonly clear: () => void;
}

/** Who listens, by organisation. */
export const createListeners = <Listener>(): Listeners<Listener> => {
  const byOrg = new Map<OrgId, Set<Listener>>();
  return {
    of: (org) => [...(byOrg.get(org) ?? [])],
    add: (org, listener) => {
      const mine = byOrg.get(org) ?? new Set();
      byOrg.set(org, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0 && byOrg.get(org) === mine) byOrg.delete(org);
      };
    },
    clear: () => byOrg.clear(),
  };
};
