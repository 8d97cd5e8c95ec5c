import type { Hash, Signature } from "./crypto.ts";
import type { LogId } from "./ids.ts";

/** One row of the one durable collection. `n` counts arrivals on this replica: its order is the order of folding. */
export interface EntryRow {
  readonly n: number;
  readonly log: LogId;
  readonly seq: number;
  readonly kind: string;
  /** The device's own clock when it happened, ms. */
  readonly at: number;
  readonly text: string;
  readonly hash: Hash;
  readonly signature: Signature | null;
}

/**
 * Where a replica keeps entries. `append` is durable and all or nothing: when it resolves the rows survive a power cut,
 * when it rejects none of them exists [WRITE-2, WRITE-4].
 */
export interface EntryStore {
  readonly append: (rows: readonly EntryRow[]) => Promise<void>;
  /** Rows of a log with `seq > after`, in order, at most `limit`. */
  readonly read: (log: LogId, after: number, limit: number) => Promise<readonly EntryRow[]>;
  /** Rows with `n > after`, in order, at most `limit`. */
  readonly since: (after: number, limit: number) => Promise<readonly EntryRow[]>;
}

/** Entries in memory, for headless tills and tests. */
export const createMemoryStore = (): EntryStore => {
  const rows: EntryRow[] = [];
  const byLog = new Map<LogId, EntryRow[]>();
  return {
    append: async (added) => {
      for (const row of added) {
        const log = byLog.get(row.log) ?? [];
        log.splice(firstAfter(log, row.seq, seqOf), 0, row);
        byLog.set(row.log, log);
        rows.push(row);
      }
    },
    read: async (log, after, limit) => {
      const ofLog = byLog.get(log) ?? [];
      const from = firstAfter(ofLog, after, seqOf);
      return ofLog.slice(from, from + limit);
    },
    since: async (after, limit) => {
      const from = firstAfter(rows, after, arrivalOf);
      return rows.slice(from, from + limit);
    },
  };
};

const seqOf = ({ seq }: EntryRow): number => seq;
const arrivalOf = ({ n }: EntryRow): number => n;

/** Where in rows ordered by a number those above `after` begin. */
const firstAfter = (
  rows: readonly EntryRow[],
  after: number,
  numberOf: (row: EntryRow) => number,
): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && numberOf(row) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};
