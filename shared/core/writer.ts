import { err, ok, type Result } from "../lib/result.ts";
import type { Refusal } from "./admission.ts";
import type { Json } from "./canonical.ts";
import { type Certificate, mayWrite, type Signed, type Ticket } from "./certificate.ts";
import { type Effect, rightsNeeded } from "./counter.ts";
import { type Crypto, type Sign, signedText, ZERO_HASH } from "./crypto.ts";
import { cutReason, rightsOf } from "./cut.ts";
import { type Entry, MAX_ENTRY_LENGTH, type Patch, type SealedEntry, SYSTEM, sealEntry } from "./entry.ts";
import type { AdmittedEntry } from "./fold.ts";
import type { Continues } from "./heads.ts";
import { type CounterId, type EpochId, type HolderId, logId, type Scope } from "./ids.ts";
import { type Instant, nextStamp, type Stamp } from "./stamp.ts";
import type { LogState, State } from "./state.ts";

/** What a command wants written: one entry for each scope it touches [WRITE-4]. */
export interface Draft {
  readonly scope: Scope;
  readonly kind: string;
  readonly v: number;
  readonly body: Json;
  readonly patches?: readonly Patch[];
  readonly effects?: readonly Effect[];
}

/** Who writes: the device with its key and this opening's epoch. */
export interface Writer {
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly epoch: EpochId;
  readonly holder: HolderId;
  readonly sign: Sign;
  readonly crypto: Crypto;
}

/** The person at the device, as the authority vouched for them. */
export interface Person {
  readonly ticket: Ticket;
  readonly signed: Signed;
}

export type WriteError =
  | {
      readonly type: "RightsExceeded";
      readonly counter: CounterId;
      readonly wanted: number;
      readonly held: number;
    }
  /** This device was put out of use: nothing it wrote would count. */
  | { readonly type: "DeviceCut"; readonly reason: string }
  | { readonly type: "ScopeNotWritable"; readonly scope: Scope }
  | { readonly type: "EntryTooLong"; readonly kind: string; readonly length: number }
  /** Every reader would refuse the entry, so that nothing after it would ever leave the device. */
  | { readonly type: "WouldBeRefused"; readonly refusal: Refusal };

/**
 * Turns drafts into sealed entries that follow the device's logs in `state`: opens a log on first use, names the person
 * before their first deed there, stamps, chains, signs. Of several `people` the first acts and the others approve: all are
 * vouched for. `opening` names scopes whose logs to open even without a deed.
 * Refuses to spend or give beyond the rights held, at any step of the drafts [COUNTER-4].
 * Writes nothing: the caller stores all of them in one durable step, then folds them.
 */
export const composeEntries = async (
  state: State,
  writer: Writer,
  people: readonly Person[],
  drafts: readonly Draft[],
  now: Instant,
  opening: readonly Scope[] = [],
): Promise<Result<readonly AdmittedEntry[], WriteError>> => {
  const scopes = new Set([...opening, ...drafts.map(({ scope }) => scope)]);
  const refused =
    checkInUse(state, writer) ?? checkScopes(writer, scopes) ?? checkRights(state, writer.holder, drafts);
  if (refused !== null) return err(refused);
  const entries: AdmittedEntry[] = [];
  let stamp = state.stamp;
  for (const scope of scopes) {
    const group = drafts.filter((draft) => draft.scope === scope);
    const steps = [...openingSteps(state, writer, people, scope), ...group.map((draft) => ({ draft }))];
    let tip = tipOf(state, writer, scope);
    for (const step of steps) {
      stamp = nextStamp(stamp, now, writer.certificate.device);
      const sealed = await seal(writer, entryOf(writer, people[0], step.draft, tip, stamp, now));
      if (sealed.text.length > MAX_ENTRY_LENGTH)
        return err({ type: "EntryTooLong", kind: step.draft.kind, length: sealed.text.length });
      entries.push({ ...sealed, ...step });
      tip = { head: sealed.entry.seq, hash: sealed.hash };
    }
  }
  return ok(
    entries.map(({ entry, text, hash, signature, opens, vouches }) => ({
      entry,
      text,
      hash,
      signature,
      ...(opens && { opens }),
      ...(vouches && { vouches }),
    })),
  );
};

interface Step extends Pick<AdmittedEntry, "opens" | "vouches"> {
  readonly draft: Draft;
}

const openingSteps = (
  state: State,
  writer: Writer,
  people: readonly Person[],
  scope: Scope,
): readonly Step[] => {
  const log = ownLog(state, writer, scope);
  const steps: Step[] = [];
  if (log === undefined) {
    const opens = {
      certificate: writer.certificate,
      signed: writer.signed,
      holder: writer.holder,
      continues: lastLog(state, writer, scope),
    };
    const body = {
      holder: opens.holder,
      continues: opens.continues,
      certificate: opens.signed,
    } as unknown as Json;
    steps.push({ draft: { scope, kind: "log.opened", v: 1, body }, opens });
  }
  for (const { ticket, signed } of people) {
    const known = log?.people.get(ticket.staff);
    if (known !== undefined && known.issuedAt >= ticket.issuedAt) continue;
    const body = { ticket: signed } as unknown as Json;
    steps.push({ draft: { scope, kind: "log.signed-in", v: 1, body }, vouches: ticket });
  }
  return steps;
};

const ownLog = (state: State, { certificate, epoch }: Writer, scope: Scope): LogState | undefined =>
  state.logs.get(logId(certificate.device, epoch, scope));

const tipOf = (state: State, writer: Writer, scope: Scope): Pick<LogState, "head" | "hash"> =>
  ownLog(state, writer, scope) ?? { head: 0, hash: ZERO_HASH };

/** The device's latest log of the scope before this epoch: what the new one continues. */
const lastLog = (state: State, { certificate, epoch }: Writer, scope: Scope): Continues | null => {
  const mine = logId(certificate.device, epoch, scope);
  let last: LogState | null = null;
  for (const log of state.logs.values()) {
    if (log.device !== certificate.device || log.scope !== scope || log.id === mine) continue;
    if (last === null || log.stamp > last.stamp) last = log;
  }
  return last === null ? null : { log: last.id, seq: last.head, hash: last.hash };
};

const entryOf = (
  writer: Writer,
  person: Person | undefined,
  draft: Draft,
  tip: Pick<LogState, "head" | "hash">,
  stamp: Stamp,
  at: Instant,
): Entry => ({
  log: logId(writer.certificate.device, writer.epoch, draft.scope),
  seq: tip.head + 1,
  prev: tip.hash,
  stamp,
  at,
  by: person?.ticket.staff ?? SYSTEM,
  kind: draft.kind,
  v: draft.v,
  body: draft.body,
  patches: draft.patches ?? [],
  effects: draft.effects ?? [],
});

const seal = async (writer: Writer, entry: Entry): Promise<SealedEntry> => {
  const sealed = sealEntry(writer.crypto, entry, null);
  return { ...sealed, signature: await writer.sign(signedText.log(entry.log, entry.seq, sealed.hash)) };
};

const checkInUse = ({ cuts }: State, { holder }: Writer): WriteError | null => {
  const reason = cutReason(cuts, holder);
  return reason === null ? null : { type: "DeviceCut", reason };
};

const checkScopes = ({ certificate }: Writer, scopes: Iterable<Scope>): WriteError | null => {
  for (const scope of scopes) if (!mayWrite(certificate, scope)) return { type: "ScopeNotWritable", scope };
  return null;
};

const checkRights = (state: State, holder: HolderId, drafts: readonly Draft[]): WriteError | null => {
  for (const [counter, wanted] of mostNeeded(drafts)) {
    const held = Math.max(0, rightsOf(state.cuts, state.counters.get(counter) ?? [], holder));
    if (wanted > held) return { type: "RightsExceeded", counter, wanted, held };
  }
  return null;
};

/** The most the drafts draw on each counter's rights at any point: what is minted after it was spent comes too late. */
const mostNeeded = (drafts: readonly Draft[]): ReadonlyMap<CounterId, number> => {
  const drawn = new Map<CounterId, number>();
  const most = new Map<CounterId, number>();
  for (const effect of drafts.flatMap(({ effects }) => effects ?? [])) {
    const now = (drawn.get(effect.counter) ?? 0) + rightsNeeded(effect);
    drawn.set(effect.counter, now);
    most.set(effect.counter, Math.max(most.get(effect.counter) ?? 0, now));
  }
  return most;
};
