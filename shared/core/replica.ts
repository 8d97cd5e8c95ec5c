import { err, ok, type Result } from "../lib/result.ts";
import { type Admission, admitBatch, type Batch, type LogTip, NEW_LOG, type Refusal } from "./admission.ts";
import type { Authority } from "./certificate.ts";
import type { Crypto } from "./crypto.ts";
import { type AdmittedEntry, addAttention, fold, type Rules } from "./fold.ts";
import { compactHeads, type Heads } from "./heads.ts";
import type { DeviceId, LogId, Scope } from "./ids.ts";
import { createMutex } from "./mutex.ts";
import type { Instant } from "./stamp.ts";
import type { Change, State } from "./state.ts";
import type { EntryRow, EntryStore } from "./store.ts";
import { composeEntries, type Draft, type Person, type WriteError, type Writer } from "./writer.ts";

export interface StorageFailed {
  readonly type: "StorageFailed";
  /** `quota` when the disk is full; the thing was not written either way. */
  readonly reason: "quota" | "failed";
  readonly detail: string;
}

export interface ReplicaDeps {
  readonly state: State;
  readonly store: EntryStore;
  readonly crypto: Crypto;
  readonly authority: Authority;
  readonly rules: Rules;
  readonly now: () => Instant;
  /** Arrival number of the last row the state accounts for. */
  readonly arrived: number;
}

/**
 * One replica: a store of entries, the state folded from them, and the two ways in: entries written here and entries
 * that others wrote. Both go through one queue, are durable first and folded after, so state = fold(log) at any crash
 * [WRITE-3].
 */
export interface Replica {
  readonly state: State;
  readonly heads: () => Heads;
  /** Decides with the state as it stands when its turn comes, then writes. */
  readonly write: <R, E>(
    writer: Writer,
    person: Person | null,
    decide: () => Result<{ readonly drafts: readonly Draft[]; readonly result: R }, E>,
  ) => Promise<Result<R, E | WriteError | StorageFailed>>;
  /** Opens the device's log of a scope where it never wrote before, so that others hear of it and can give it rights. */
  readonly announce: (writer: Writer, scope: Scope) => Promise<Result<null, WriteError | StorageFailed>>;
  readonly admit: (batch: Batch) => Promise<Result<Refusal | null, StorageFailed>>;
  /** A stretch of a log to send: ends at a signed entry, at most `limit` entries and about `length` characters. */
  readonly read: (log: LogId, after: number, limit: number, length: number) => Promise<Batch | null>;
  readonly arrived: () => number;
  /** Entries of the kind written here since the replica was opened, which is one epoch. */
  readonly written: (kind: string) => number;
  readonly subscribe: (listener: (change: Change) => void) => () => void;
}

export const createReplica = (deps: ReplicaDeps): Replica => {
  const { state, store, rules } = deps;
  const inTurn = createMutex();
  const listeners = new Set<(change: Change) => void>();
  const writtenByKind = new Map<string, number>();
  let arrived = deps.arrived;

  const keep = async (entries: readonly AdmittedEntry[]): Promise<Result<null, StorageFailed>> => {
    if (entries.length === 0) return ok(null);
    try {
      await store.append(entries.map((entry, i) => entryRow(entry, arrived + 1 + i)));
    } catch (error) {
      return err(storageFailed(error));
    }
    arrived += entries.length;
    notify(entries.map((entry) => fold(state, entry, rules)));
    return ok(null);
  };

  const notify = (changes: readonly Change[]): void => {
    const change = joinChanges(changes);
    for (const listener of listeners) listener(change);
  };

  return {
    state,
    heads: () => compactHeads(state.logs.values()),
    arrived: () => arrived,
    written: (kind) => writtenByKind.get(kind) ?? 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (writer, person, decide) =>
      inTurn(async () => {
        const decided = decide();
        if (!decided.ok) return decided;
        const composed = await composeEntries(state, writer, person, decided.value.drafts, deps.now());
        if (!composed.ok) return composed;
        const kept = await keep(composed.value);
        if (!kept.ok) return kept;
        for (const { entry } of composed.value)
          writtenByKind.set(entry.kind, (writtenByKind.get(entry.kind) ?? 0) + 1);
        return ok(decided.value.result);
      }),
    announce: (writer, scope) =>
      inTurn(async () => {
        if (hasLog(state, writer.certificate.device, scope)) return ok(null);
        const composed = await composeEntries(state, writer, null, [], deps.now(), [scope]);
        return composed.ok ? keep(composed.value) : composed;
      }),
    admit: (batch) =>
      inTurn(async () => {
        const admission = await admitBatch(
          { ...deps, hashAt: hashAt(store) },
          tipOf(state, batch.log),
          batch,
        );
        if (admission.refusal?.type === "Fork") stopLog(state, admission.refusal, notify);
        const kept = await keep(admission.admitted);
        return kept.ok ? ok(admission.refusal) : kept;
      }),
    read: (log, after, limit, length) => readBatch(store, log, after, limit, length),
  };
};

const hasLog = (state: State, device: DeviceId, scope: Scope): boolean => {
  for (const log of state.logs.values()) if (log.device === device && log.scope === scope) return true;
  return false;
};

/** Looks further than `limit` only when no row before it is signed. */
const readBatch = async (
  store: EntryStore,
  log: LogId,
  after: number,
  limit: number,
  length: number,
): Promise<Batch | null> => {
  const rows = await store.read(log, after, limit);
  const batch = cutBatch(log, rows, length);
  return batch !== null || rows.length < limit ? batch : readBatch(store, log, after, limit * 2, length);
};

/** Rows as a batch: cut near `length` characters, ending at the last signed row before the cut, or the first after. */
export const cutBatch = (log: LogId, rows: readonly EntryRow[], length: number): Batch | null => {
  let size = 0;
  let end = 0;
  for (const [i, { text, signature }] of rows.entries()) {
    size += text.length;
    if (end > 0 && size > length) break;
    if (signature !== null) end = i + 1;
  }
  const signature = rows[end - 1]?.signature ?? null;
  return signature === null ? null : { log, entries: rows.slice(0, end).map(({ text }) => text), signature };
};

export const tipOf = (state: State, log: LogId): LogTip => state.logs.get(log) ?? NEW_LOG;

const entryRow = ({ entry, text, hash, signature }: AdmittedEntry, n: number): EntryRow => ({
  n,
  log: entry.log,
  seq: entry.seq,
  kind: entry.kind,
  at: entry.at,
  text,
  hash,
  signature,
});

const hashAt = (store: EntryStore) => async (log: LogId, seq: number) =>
  (await store.read(log, seq - 1, 1))[0]?.hash ?? null;

const storageFailed = (error: unknown): StorageFailed => {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { type: "StorageFailed", reason: /quota/i.test(detail) ? "quota" : "failed", detail };
};

const stopLog = (
  state: State,
  { log, seq, reason }: NonNullable<Admission["refusal"]>,
  notify: (changes: readonly Change[]) => void,
) => {
  const known = state.logs.get(log);
  if (known !== undefined) known.stopped = true;
  addAttention(state, { key: `log.forked:${log}`, type: "log.forked", log, seq, kind: "", reason });
  notify([{ logs: [], docs: [], counters: [], attention: true }]);
};

const joinChanges = (changes: readonly Change[]): Change => ({
  logs: [...new Set(changes.flatMap(({ logs }) => logs))],
  docs: changes.flatMap(({ docs }) => docs),
  counters: changes.flatMap(({ counters }) => counters),
  attention: changes.some(({ attention }) => attention),
});
