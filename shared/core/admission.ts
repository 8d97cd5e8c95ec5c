import { err, ok, type Result } from "../lib/result.ts";
import type { Certificate } from "./certificate.ts";
import { type CredentialDeps, readOpening, withTicket } from "./credentials.ts";
import { type Crypto, type Hash, type Signature, signedText, ZERO_HASH } from "./crypto.ts";
import { type Entry, readEntry } from "./entry.ts";
import type { AdmittedEntry } from "./fold.ts";
import { type LogId, parseLogId } from "./ids.ts";
import { isKnown, readBody } from "./kind.ts";
import { isStamp, type Stamp, stampDevice } from "./stamp.ts";
import type { State } from "./state.ts";

/** A stretch of one log as it travels: the entries' texts and the signature over the last of them. */
export interface Batch {
  readonly log: LogId;
  readonly entries: readonly string[];
  readonly signature: Signature;
}

/** How far a replica has admitted a log, and who writes it; `null` certificate before it was opened. */
export interface LogTip {
  readonly head: number;
  readonly hash: Hash;
  readonly stamp: Stamp;
  readonly certificate: Certificate | null;
  readonly stopped: boolean;
}

export const NEW_LOG: LogTip = {
  head: 0,
  hash: ZERO_HASH,
  stamp: "" as Stamp,
  certificate: null,
  stopped: false,
};

export const tipOf = ({ logs }: Pick<State, "logs">, log: LogId): LogTip => logs.get(log) ?? NEW_LOG;

/** Why an entry was not admitted; the sender keeps it and shows this. */
export interface Refusal {
  readonly type:
    | "BadEntry"
    | "WrongLog"
    | "Gap"
    | "Fork"
    | "BrokenChain"
    | "BadSignature"
    | "BadCertificate"
    | "BadTicket"
    | "NotOpened"
    | "BadStamp"
    | "BadBody"
    | "LogStopped"
    | "Forbidden";
  readonly log: LogId;
  readonly seq: number;
  readonly reason: string;
}

/** The entries that may be admitted, in order, and why the rest may not [LOG-4]. */
export interface Admission {
  readonly admitted: readonly AdmittedEntry[];
  readonly refusal: Refusal | null;
}

export interface AdmissionDeps extends CredentialDeps {
  /** Hash of an entry read earlier, to tell a repetition from a fork [LOG-3]. */
  readonly hashAt: (log: LogId, seq: number) => Promise<Hash | null>;
}

/**
 * Checks a batch against what is known of its log: contiguous, chained, signed by a certified device, readable
 * [LOG-1..4]. Entries known already are passed over. Nothing is stored here.
 */
export const admitBatch = async (deps: AdmissionDeps, tip: LogTip, batch: Batch): Promise<Admission> => {
  const read = readBatch(batch);
  const first = read.entries[0];
  if (first === undefined) return { admitted: [], refusal: read.refusal };
  if (tip.stopped) return refuse(batch.log, first.entry.seq, "LogStopped", "this log forked");
  if (first.entry.seq > tip.head + 1) return refuse(batch.log, first.entry.seq, "Gap", `have ${tip.head}`);
  const sealed = chain(deps.crypto, read.entries, batch.signature);
  if (!sealed.ok) return { admitted: [], refusal: sealed.error };
  const fork = await findFork(deps, tip, sealed.value);
  if (fork !== null)
    return {
      admitted: [],
      refusal: (await isVouched(deps, tip.certificate, sealed.value, batch))
        ? fork
        : { ...fork, type: "BadSignature" },
    };
  const fresh = sealed.value.filter(({ entry }) => entry.seq > tip.head);
  if (fresh.length === 0) return { admitted: [], refusal: read.refusal };
  return admitFresh(deps, tip, fresh, batch, read.refusal);
};

interface ReadText {
  readonly entry: Entry;
  readonly text: string;
}

/** Reads the texts up to the first that cannot be an entry of this log. */
const readBatch = (batch: Batch): { entries: readonly ReadText[]; refusal: Refusal | null } => {
  const entries: ReadText[] = [];
  for (const text of batch.entries) {
    const read = readEntry(text);
    const seq = (entries.at(-1)?.entry.seq ?? 0) + 1;
    if (!read.ok)
      return { entries, ...refuse(batch.log, seq, "BadEntry", `${read.error.field}: ${read.error.reason}`) };
    if (read.value.log !== batch.log)
      return { entries, ...refuse(batch.log, seq, "WrongLog", read.value.log) };
    if (entries.length > 0 && read.value.seq !== seq)
      return { entries, ...refuse(batch.log, read.value.seq, "Gap", `expected ${seq}`) };
    entries.push({ entry: read.value, text });
  }
  return { entries, refusal: null };
};

const chain = (
  crypto: Crypto,
  entries: readonly ReadText[],
  signature: Signature,
): Result<AdmittedEntry[], Refusal> => {
  const sealed: AdmittedEntry[] = [];
  for (const { entry, text } of entries) {
    const before = sealed.at(-1);
    if (before !== undefined && entry.prev !== before.hash)
      return err(refusalOf(entry, "BrokenChain", "prev does not match"));
    sealed.push({ entry, text, hash: crypto.hash(text), signature: null });
  }
  const last = sealed.pop();
  if (last !== undefined) sealed.push({ ...last, signature });
  return ok(sealed);
};

/** A different entry at a number already read, or a first new one that does not follow the last read. */
const findFork = async (
  deps: AdmissionDeps,
  tip: LogTip,
  sealed: readonly AdmittedEntry[],
): Promise<Refusal | null> => {
  for (const { entry, hash } of sealed) {
    if (entry.seq > tip.head + 1) return null;
    if (entry.seq === tip.head + 1)
      return entry.prev === tip.hash ? null : refusalOf(entry, "Fork", "prev is not the hash we hold");
    const known = entry.seq === tip.head ? tip.hash : await deps.hashAt(entry.log, entry.seq);
    if (known !== null && known !== hash)
      return refusalOf(entry, "Fork", "another entry is known at this number");
  }
  return null;
};

const admitFresh = async (
  deps: AdmissionDeps,
  tip: LogTip,
  fresh: readonly AdmittedEntry[],
  batch: Batch,
  unread: Refusal | null,
): Promise<Admission> => {
  const opening = await openingOf(deps, tip, fresh);
  if (!opening.ok) return { admitted: [], refusal: opening.error };
  if (unread !== null) return { admitted: [], refusal: unread };
  if (!(await isVouched(deps, opening.value.certificate, fresh, batch))) {
    return {
      admitted: [],
      refusal: refusalOf((fresh[0] as AdmittedEntry).entry, "BadSignature", "not signed by the log's device"),
    };
  }
  const admitted: AdmittedEntry[] = [];
  let stamp = tip.stamp;
  for (const sealed of fresh) {
    const checked = await checkEntry(deps, sealed, stamp);
    if (!checked.ok) return { admitted: withoutSignature(admitted), refusal: checked.error };
    admitted.push(
      sealed.entry.seq === 1 && opening.value.opens
        ? { ...checked.value, opens: opening.value.opens }
        : checked.value,
    );
    stamp = sealed.entry.stamp;
  }
  return { admitted, refusal: null };
};

const isVouched = async (
  deps: AdmissionDeps,
  certificate: Certificate | null,
  sealed: readonly AdmittedEntry[],
  batch: Batch,
): Promise<boolean> => {
  const last = sealed.at(-1);
  if (last === undefined || certificate === null) return false;
  return deps.crypto.verify(
    certificate.key,
    signedText.log(batch.log, last.entry.seq, last.hash),
    batch.signature,
  );
};

interface Opening {
  readonly certificate: Certificate;
  readonly opens: AdmittedEntry["opens"] | null;
}

/** The log's certificate: known already, or in its first entry [LOG-2]. */
const openingOf = async (
  deps: AdmissionDeps,
  tip: LogTip,
  fresh: readonly AdmittedEntry[],
): Promise<Result<Opening, Refusal>> => {
  if (tip.certificate !== null) return ok({ certificate: tip.certificate, opens: null });
  const { entry } = fresh[0] as AdmittedEntry;
  const opened = await readOpening(deps, entry);
  if (!opened.ok) return err(refusalOf(entry, opened.error.type, opened.error.reason));
  return ok({ certificate: opened.value.certificate, opens: opened.value });
};

const checkEntry = async (
  deps: AdmissionDeps,
  sealed: AdmittedEntry,
  last: Stamp,
): Promise<Result<AdmittedEntry, Refusal>> => {
  const { entry } = sealed;
  if (
    !isStamp(entry.stamp) ||
    stampDevice(entry.stamp) !== parseLogId(entry.log)?.device ||
    entry.stamp <= last
  ) {
    return err(refusalOf(entry, "BadStamp", "stamps of a log grow and name its device"));
  }
  if (!isKnown(deps.rules.kinds, entry)) return ok(sealed);
  const body = readBody(deps.rules.kinds, entry);
  if (!body.ok) return err(refusalOf(entry, "BadBody", `${body.error.field}: ${body.error.reason}`));
  if (entry.kind === "log.opened" && entry.seq > 1)
    return err(refusalOf(entry, "NotOpened", "a log is opened once"));
  const vouched = await withTicket(deps, sealed);
  return vouched.ok ? vouched : err(refusalOf(entry, vouched.error.type, vouched.error.reason));
};

/** The batch's signature stands over its last entry; a part of the batch keeps none of its own. */
const withoutSignature = (admitted: readonly AdmittedEntry[]): readonly AdmittedEntry[] =>
  admitted.map((entry) => ({ ...entry, signature: null }));

const refusalOf = (entry: Entry, type: Refusal["type"], reason: string): Refusal => ({
  type,
  log: entry.log,
  seq: entry.seq,
  reason: inShort(reason),
});

const refuse = (log: LogId, seq: number, type: Refusal["type"], reason: string): Admission => ({
  admitted: [],
  refusal: { type, log, seq, reason: inShort(reason) },
});

/** Characters of a refusal's reason: it quotes what was sent, which may be of any length, and travels back. */
const MOST_REASON = 500;

const inShort = (reason: string): string =>
  reason.length > MOST_REASON ? `${reason.slice(0, MOST_REASON)}…` : reason;
