import { tipOf } from "./admission.ts";
import { type CredentialDeps, readOpening, withTicket } from "./credentials.ts";
import { readEntry } from "./entry.ts";
import { type AdmittedEntry, fold } from "./fold.ts";
import type { Change, State } from "./state.ts";
import type { EntryRow, EntryStore } from "./store.ts";

const PAGE = 500;

export interface UnreadableRow {
  readonly n: number;
  readonly log: string;
  readonly seq: number;
  readonly reason: string;
}

/** Where the tail ended, and rows that could not be read: set aside, counted and shown, never skipped quietly. */
export interface Restored {
  readonly arrived: number;
  readonly unreadable: readonly UnreadableRow[];
  /** A cut was among them that makes void what was folded before: `refoldState` [FOLD-4]. */
  readonly refold: boolean;
}

/**
 * Folds the rows stored after `after` into a state taken from a checkpoint [FOLD-3]. They were admitted once, so only
 * their hashes are checked again. A log whose row is damaged stays where it was; the peers have the rest.
 */
export const foldTail = async (
  deps: CredentialDeps & {
    readonly store: EntryStore;
    /** Told what each row changed, for those who follow the state. */
    readonly changed?: (change: Change) => void;
  },
  state: State,
  after: number,
): Promise<Restored> => {
  const unreadable: UnreadableRow[] = [];
  let arrived = after;
  let refold = false;
  const told = {
    ...deps,
    changed: (change: Change) => {
      refold ||= change.refold ?? false;
      deps.changed?.(change);
    },
  };
  for (
    let rows = await deps.store.since(arrived, PAGE);
    rows.length > 0;
    rows = await deps.store.since(arrived, PAGE)
  ) {
    for (const row of rows) {
      const reason = await foldRow(told, state, row);
      if (reason !== null) unreadable.push({ n: row.n, log: row.log, seq: row.seq, reason });
      arrived = row.n;
    }
  }
  return { arrived, unreadable, refold };
};

const foldRow = async (
  deps: Pick<Parameters<typeof foldTail>[0], "crypto" | "authority" | "rules" | "changed">,
  state: State,
  row: EntryRow,
): Promise<string | null> => {
  const read = readEntry(row.text);
  if (!read.ok) return `${read.error.field}: ${read.error.reason}`;
  if (deps.crypto.hash(row.text) !== row.hash) return "hash differs from the text";
  const { log, seq, prev } = read.value;
  const { head, hash } = tipOf(state, log);
  if (seq > head + 1) return `follows ${seq - 1}, which could not be read`;
  if (seq === head + 1 && prev !== hash) return "does not follow the entry before it";
  const sealed = { entry: read.value, text: row.text, hash: row.hash, signature: row.signature };
  const admitted = await withCredentials(deps, sealed);
  if (admitted === null) return "certificate or ticket no longer verifies";
  const change = fold(state, admitted, deps.rules);
  deps.changed?.(change);
  return null;
};

/** The entry with what its credentials say, read as admission reads them; `null` when they no longer verify. */
const withCredentials = async (
  deps: CredentialDeps,
  sealed: AdmittedEntry,
): Promise<AdmittedEntry | null> => {
  if (sealed.entry.seq === 1) {
    const opens = await readOpening(deps, sealed.entry);
    return opens.ok ? { ...sealed, opens: opens.value } : null;
  }
  const vouched = await withTicket(deps, sealed);
  return vouched.ok ? vouched.value : null;
};
