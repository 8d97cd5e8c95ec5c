import { type Authority, openCertificate, openTicket, type Signed } from "./certificate.ts";
import type { Crypto } from "./crypto.ts";
import { readEntry } from "./entry.ts";
import { type AdmittedEntry, fold, type Rules } from "./fold.ts";
import type { Continues } from "./heads.ts";
import type { HolderId } from "./ids.ts";
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
}

/**
 * Folds the rows stored after `after` into a state taken from a checkpoint [FOLD-3]. They were admitted once, so only
 * their hashes are checked again. A log whose row is damaged stays where it was; the peers have the rest.
 */
export const foldTail = async (
  deps: {
    readonly crypto: Crypto;
    readonly authority: Authority;
    readonly rules: Rules;
    readonly store: EntryStore;
    /** Told what each row changed, for those who follow the state. */
    readonly changed?: (change: Change) => void;
  },
  state: State,
  after: number,
): Promise<Restored> => {
  const unreadable: UnreadableRow[] = [];
  let arrived = after;
  for (
    let rows = await deps.store.since(arrived, PAGE);
    rows.length > 0;
    rows = await deps.store.since(arrived, PAGE)
  ) {
    for (const row of rows) {
      const reason = await foldRow(deps, state, row);
      if (reason !== null) unreadable.push({ n: row.n, log: row.log, seq: row.seq, reason });
      arrived = row.n;
    }
  }
  return { arrived, unreadable };
};

const foldRow = async (
  deps: Pick<Parameters<typeof foldTail>[0], "crypto" | "authority" | "rules" | "changed">,
  state: State,
  row: EntryRow,
): Promise<string | null> => {
  const read = readEntry(row.text);
  if (!read.ok) return `${read.error.field}: ${read.error.reason}`;
  if (deps.crypto.hash(row.text) !== row.hash) return "hash differs from the text";
  const { log, seq } = read.value;
  const head = state.logs.get(log)?.head ?? 0;
  if (seq > head + 1) return `follows ${seq - 1}, which could not be read`;
  const sealed = { entry: read.value, text: row.text, hash: row.hash, signature: row.signature };
  const admitted = await withCredentials(deps, sealed);
  if (admitted === null) return "certificate or ticket no longer verifies";
  const change = fold(state, admitted, deps.rules);
  deps.changed?.(change);
  return null;
};

const withCredentials = async (
  deps: { readonly crypto: Crypto; readonly authority: Authority },
  sealed: AdmittedEntry,
): Promise<AdmittedEntry | null> => {
  if (sealed.entry.kind === "log.opened") {
    const {
      holder,
      continues,
      certificate: signed,
    } = sealed.entry.body as unknown as {
      holder: HolderId;
      continues: Continues | null;
      certificate: Signed;
    };
    const certificate = await openCertificate(deps.crypto, deps.authority, signed);
    return certificate.ok
      ? { ...sealed, opens: { certificate: certificate.value, signed, holder, continues } }
      : null;
  }
  if (sealed.entry.kind !== "log.signed-in") return sealed;
  const ticket = await openTicket(
    deps.crypto,
    deps.authority,
    (sealed.entry.body as unknown as { ticket: Signed }).ticket,
  );
  return ticket.ok ? { ...sealed, vouches: ticket.value } : null;
};
