import { err, ok, type Result } from "../lib/result.ts";
import { type AdmissionDeps, admitBatch, type Batch, type Refusal, tipOf } from "./admission.ts";
import type { Crypto, Hash, Signature } from "./crypto.ts";
import { type AdmittedEntry, addAttention, fold } from "./fold.ts";
import { compactHeads, type Heads } from "./heads.ts";
import type { HolderId, LogId, Scope } from "./ids.ts";
import { createMutex } from "./mutex.ts";
import { type RefoldDeps, refoldState } from "./refold.ts";
import type { Instant } from "./stamp.ts";
import type { Change, State } from "./state.ts";
import type { EntryRow } from "./store.ts";
import { composeEntries, type Draft, type Person, type WriteError, type Writer } from "./writer.ts";

export interface StorageFailed {
  readonly type: "StorageFailed";
  /** `quota` when the disk is full; the thing was not written either way. */
  readonly reason: "quota" | "failed";
  readonly detail: string;
}

export interface ReplicaDeps extends RefoldDeps {
  readonly state: State;
  readonly now: () => Instant;
  /** Arrival number of the last row the state accounts for. */
  readonly arrived: number;
  /** Told when a listener throws: what was written stays written. Left out, the error goes unhandled, for all to see. */
  readonly listenerFailed?: (error: unknown) => void;
  /** Told when the state was folded again and void entries could not be taken out of it: it must be fetched anew. */
  readonly notWhole?: () => void;
}

/**
 * One replica: a store of entries, the state folded from them, and the two ways in: entries written here and entries
 * that others wrote. Both go through one queue, are durable first and folded after, so state = fold(log) at any crash
 * [WRITE-3].
 */
export interface Replica {
  readonly state: State;
  readonly heads: () => Heads;
  /** Decides with the state as it stands when its turn comes, then writes. Of several people the first acts, the others approve. */
  readonly write: <R, E>(
    writer: Writer,
    people: Person | null | readonly Person[],
    decide: () => Result<{ readonly drafts: readonly Draft[]; readonly result: R }, E>,
  ) => Promise<Result<R, E | WriteError | StorageFailed>>;
  /** Opens a log of the scope where this holder never wrote before, so that others hear of it and can give it rights. */
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
  const admission: AdmissionDeps = { ...deps, hashAt: hashAt(deps) };
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
    const changes = entries.map((entry) => fold(state, entry, rules));
    notify(changes.some(({ refold }) => refold) ? [await foldAgain()] : changes);
    return ok(null);
  };

  const foldAgain = async (): Promise<Change> => {
    const { change, whole } = await refoldState(deps, state);
    if (!whole) deps.notWhole?.();
    return change;
  };

  const notify = (changes: readonly Change[]): void => {
    const change = joinChanges(changes);
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (error) {
        if (deps.listenerFailed === undefined) void Promise.reject(error);
        else deps.listenerFailed(error);
      }
    }
  };

  const compose = async (...args: Parameters<typeof composeEntries>): ReturnType<typeof composeEntries> => {
    const composed = await composeEntries(...args);
    if (!composed.ok) return composed;
    const refusal = await refusedByReaders(admission, state, composed.value);
    return refusal === null ? composed : err({ type: "WouldBeRefused", refusal });
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
    write: (writer, people, decide) =>
      inTurn(async () => {
        const decided = decide();
        if (!decided.ok) return decided;
        const composed = await compose(state, writer, listOf(people), decided.value.drafts, deps.now());
        if (!composed.ok) return composed;
        const kept = await keep(composed.value);
        if (!kept.ok) return kept;
        for (const { entry } of composed.value)
          writtenByKind.set(entry.kind, (writtenByKind.get(entry.kind) ?? 0) + 1);
        return ok(decided.value.result);
      }),
    announce: (writer, scope) =>
      inTurn(async () => {
        if (hasLog(state, writer.holder, scope)) return ok(null);
        const composed = await compose(state, writer, [], [], deps.now(), [scope]);
        return composed.ok ? keep(composed.value) : composed;
      }),
    admit: (batch) =>
      inTurn(async () => {
        const { admitted, refusal } = await admitBatch(admission, tipOf(state, batch.log), batch);
        if (refusal?.type === "Fork") stopLog(state, refusal, notify);
        const kept = await keep(admitted);
        return kept.ok ? ok(refusal) : kept;
      }),
    read: (log, after, limit, length) => readBatch(deps, log, after, limit, length),
  };
};

const listOf = (people: Person | null | readonly Person[]): readonly Person[] =>
  people === null ? [] : "ticket" in people ? [people] : people;

const hasLog = (state: State, holder: HolderId, scope: Scope): boolean => {
  for (const log of state.logs.values()) if (log.holder === holder && log.scope === scope) return true;
  return false;
};

/** Why readers would refuse what was composed, which is then not written: a log is dead from such an entry on. */
const refusedByReaders = async (
  deps: AdmissionDeps,
  state: State,
  composed: readonly AdmittedEntry[],
): Promise<Refusal | null> => {
  const byLog = new Map<LogId, AdmittedEntry[]>();
  for (const sealed of composed)
    byLog.set(sealed.entry.log, [...(byLog.get(sealed.entry.log) ?? []), sealed]);
  const hashes = new Map(composed.map(({ text, hash }) => [text, hash]));
  const crypto: Crypto = { ...deps.crypto, hash: (text) => hashes.get(text) ?? deps.crypto.hash(text) };
  for (const [log, sealed] of byLog) {
    const signature = sealed.at(-1)?.signature ?? ("" as Signature);
    const batch = { log, entries: sealed.map(({ text }) => text), signature };
    const { refusal } = await admitBatch({ ...deps, crypto }, tipOf(state, log), batch);
    if (refusal !== null) return refusal;
  }
  return null;
};

/** Looks further than `limit` only when no row before it is signed. */
const readBatch = async (
  deps: Pick<ReplicaDeps, "store" | "crypto">,
  log: LogId,
  after: number,
  limit: number,
  length: number,
): Promise<Batch | null> => {
  const rows = await deps.store.read(log, after, limit);
  const batch = cutBatch(log, rowsFrom(deps.crypto, rows, after), length);
  return batch !== null || rows.length < limit ? batch : readBatch(deps, log, after, limit * 2, length);
};

/**
 * The sound rows that follow `after` without a gap. A number may be stored twice: its first row was found damaged, and
 * the entry came again from a peer.
 */
const rowsFrom = (crypto: Crypto, rows: readonly EntryRow[], after: number): readonly EntryRow[] => {
  const sound: EntryRow[] = [];
  for (const row of rows) {
    const seq = after + 1 + sound.length;
    if (row.seq > seq) break;
    if (row.seq === seq && isSound(crypto, row)) sound.push(row);
  }
  return sound;
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

/** Of what is stored, never of a damaged row: nobody is accused of a fork because a disk failed. */
const hashAt =
  ({ store, crypto }: Pick<ReplicaDeps, "store" | "crypto">) =>
  async (log: LogId, seq: number): Promise<Hash | null> => {
    const rows = await store.read(log, seq - 1, 2);
    return rows.find((row) => row.seq === seq && isSound(crypto, row))?.hash ?? null;
  };

const isSound = (crypto: Crypto, { text, hash }: EntryRow): boolean => crypto.hash(text) === hash;

const storageFailed = (error: unknown): StorageFailed => {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { type: "StorageFailed", reason: /quota/i.test(detail) ? "quota" : "failed", detail };
};

const stopLog = (
  state: State,
  { log, seq, reason }: Refusal,
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
  ...(changes.some(({ refold }) => refold) && { refold: true }),
});
