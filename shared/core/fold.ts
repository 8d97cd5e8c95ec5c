import type { Certificate, Signed, Ticket } from "./certificate.ts";
import { applyEffect, type Cell, emptyCell } from "./counter.ts";
import { type Cut, cutAt, limitedTicket, limitOf } from "./cut.ts";
import { putDoc } from "./doc-index.ts";
import { editDoc } from "./document.ts";
import type { Entry, SealedEntry } from "./entry.ts";
import type { Continues } from "./heads.ts";
import type { CounterId, HolderId, LogId, StaffId } from "./ids.ts";
import { parseLogId } from "./ids.ts";
import { changesBeyond, coreKinds, isKnown, type Kinds, readBody } from "./kind.ts";
import { followCuts, noteCut } from "./recut.ts";
import { laterStamp } from "./stamp.ts";
import type { Attention, Change, Foreseen, LogState, State } from "./state.ts";

/** Decides from what the entry carries or its log names whether it has effect; a reason when it has none [FOLD-4]. */
export type Judge = (entry: Entry, log: LogState) => string | null;

/** The rules of one program version: what it can read and who may do what. */
export interface Rules {
  readonly kinds: Kinds;
  readonly judge: Judge;
}

/** An admitted entry, with what its credentials said once they were verified. */
export interface AdmittedEntry extends SealedEntry {
  readonly opens?: {
    readonly certificate: Certificate;
    readonly signed: Signed;
    readonly holder: HolderId;
    readonly continues: Continues | null;
  };
  readonly vouches?: Ticket;
}

const NOTHING: Change = { logs: [], docs: [], counters: [], attention: false };

/**
 * Takes one admitted entry into the state. An entry already folded changes nothing [FOLD-2]; any order that keeps each
 * log's own order gives the same state [FOLD-1]. Throws on a gap: admission never lets one through.
 */
export const fold = (state: State, admitted: AdmittedEntry, rules: Rules): Change => {
  const { entry, hash } = admitted;
  const log = admitted.opens === undefined ? state.logs.get(entry.log) : openLog(state, admitted);
  if (log === undefined) throw new Error(`Entry ${entry.seq} of a log that was not opened: ${entry.log}`);
  if (entry.seq <= log.head) return NOTHING;
  if (entry.seq !== log.head + 1) throw new Error(`Gap in ${entry.log}: ${entry.seq} after ${log.head}`);
  log.head = entry.seq;
  log.hash = hash;
  log.stamp = entry.stamp;
  state.stamp = laterStamp(state.stamp, entry.stamp);
  if (admitted.vouches !== undefined) takeTicket(log.people, admitted.vouches);
  const cloned = noteClones(state, log);
  const followed = entry.seq === 1 && followCuts(state, log);
  const change = takeEffect(state, log, entry, rules);
  return {
    ...change,
    attention: change.attention || cloned,
    ...((change.refold || followed) && { refold: true }),
  };
};

/** The newest ticket of a person counts: an old one, shown again, gives back nothing that was taken away since. */
export const takeTicket = (people: LogState["people"], ticket: Ticket): void => {
  const known = people.get(ticket.staff);
  if (known === undefined || ticket.issuedAt >= known.issuedAt) people.set(ticket.staff, ticket);
};

/** Whether an entry counts, given its log so far and the cuts that are known: `null`, or why it is void or unread. */
export const verdict = (
  entry: Entry,
  log: LogState,
  rules: Rules,
  known?: Foreseen,
): Pick<Attention, "type" | "reason"> | null => {
  const own = isCoreKind(entry.kind);
  if (log.cut !== null && entry.seq > log.cut.seq && !own) return voided(`cut: ${log.cut.reason}`);
  if (!isKnown(rules.kinds, entry)) return { type: "entry.unread", reason: `${entry.kind} v${entry.v}` };
  const beyond = changesBeyond(rules.kinds[entry.kind], entry) ?? beyondAuthority(entry, log);
  if (beyond !== null) return voided(beyond);
  const limited = known === undefined || own ? log : limitedLog(log, entry, known);
  const reason = rules.judge(entry, limited);
  if (reason === null) return null;
  if (limited === log || rules.judge(entry, log) !== null) return voided(reason); // with or without the cut
  return voided(`cut: ${known === undefined ? reason : cutFrom(entry, log, rules, known)}`);
};

const voided = (reason: string) => ({ type: "entry.void", reason }) as const;

/** Taking back what a device or a person may do is the authority's alone; its word counts wherever in its logs it stands. */
const beyondAuthority = ({ kind }: Entry, { certificate }: LogState): string | null =>
  isCut(kind) && certificate.kind !== "server" ? "only the authority may" : null;

const isCut = (kind: string): boolean => kind === "device.cut" || kind === "person.cut";

const isCoreKind = (kind: string): boolean => Object.hasOwn(coreKinds, kind);

/** The log with what its people may still do after the cuts that concern them. */
const limitedLog = (log: LogState, entry: Entry, { cuts, reachOver }: Foreseen): LogState => {
  if (cuts.people.size === 0) return log;
  const people = new Map(log.people);
  for (const [staff, ticket] of log.people) {
    const left = limitedTicket(ticket, limitOf(cuts, reachOver, ticket, entry));
    if (left === null) people.delete(staff);
    else people.set(staff, left);
  }
  return { ...log, people };
};

/** Why the authority took back what the writer, or whoever lent them a right, could do. */
const cutFrom = (entry: Entry, log: LogState, { kinds }: Rules, { cuts, reachOver }: Foreseen): string => {
  const body = readBody(kinds, entry);
  const approvals = body.ok ? (kinds[entry.kind]?.asks?.(body.value as never, entry) ?? []) : [];
  for (const staff of [entry.by, ...approvals.map(({ by }) => by)]) {
    const ticket = log.people.get(staff as StaffId);
    const limit = ticket === undefined ? null : limitOf(cuts, reachOver, ticket, entry);
    if (limit !== null) return limit.reason;
  }
  return "";
};

export const addAttention = (state: State, item: Attention): void => {
  state.attention.set(item.key, item);
};

const takeEffect = (state: State, log: LogState, entry: Entry, rules: Rules): Change => {
  const against = verdict(entry, log, rules, state);
  if (against !== null) {
    const key = `${against.type}:${entry.log}:${entry.seq}`;
    addAttention(state, { key, ...against, log: entry.log, seq: entry.seq, kind: entry.kind });
    return { ...NOTHING, logs: [log.id], attention: true };
  }
  for (const { doc, id, set } of entry.patches) {
    putDoc(state, doc, id, editDoc(state.docs.get(doc)?.get(id), set, entry.stamp));
  }
  const counters = applyEffects(state, log, entry);
  const cut = isCut(entry.kind) && takeCut(state, entry, rules);
  return {
    logs: [log.id],
    docs: entry.patches.map(({ doc, id }) => ({ doc, id })),
    counters,
    attention: entry.seq === 1 || isCut(entry.kind),
    ...(cut && { refold: true }),
  };
};

/** Takes a cut in; whether entries folded earlier are void now, or count again. */
const takeCut = (state: State, entry: Entry, rules: Rules): boolean => {
  const body = readBody(rules.kinds, entry);
  const { log, seq, stamp } = entry;
  return body.ok && noteCut(state, { ...(body.value as Cut), log, seq, stamp });
};

const applyEffects = (state: State, log: LogState, entry: Entry): readonly CounterId[] => {
  const touched = new Map<CounterId, Cell>();
  for (const effect of entry.effects) {
    const known = touched.get(effect.counter) ?? cellOf(state, log, effect.counter);
    if (known.seq >= entry.seq && !touched.has(effect.counter)) continue;
    touched.set(effect.counter, { ...applyEffect(known, effect), seq: entry.seq });
  }
  for (const [counter, cell] of touched) putCell(state, counter, cell);
  return [...touched.keys()];
};

/** One log's cell of a counter, empty when the log never touched it. */
export const cellOf = (state: State, log: Pick<LogState, "id" | "holder">, counter: CounterId): Cell =>
  state.counters.get(counter)?.find((cell) => cell.log === log.id) ?? emptyCell(log.id, log.holder);

export const putCell = (state: State, counter: CounterId, cell: Cell): void => {
  const others = (state.counters.get(counter) ?? []).filter(({ log }) => log !== cell.log);
  state.counters.set(counter, [...others, cell]);
};

const openLog = (state: State, { entry, opens }: AdmittedEntry): LogState => {
  const known = state.logs.get(entry.log);
  if (known !== undefined || opens === undefined) return known as LogState;
  const parts = parseLogId(entry.log);
  if (parts === null) throw new Error(`Not a log: ${entry.log}`);
  const log: LogState = {
    id: entry.log,
    device: parts.device,
    scope: parts.scope,
    holder: opens.holder,
    continues: opens.continues,
    certificate: opens.certificate,
    signed: opens.signed,
    head: 0,
    hash: entry.prev,
    stamp: entry.stamp,
    people: new Map(),
    stopped: false,
    cut: cutAt(state.cuts, state.reachOver, { id: entry.log, device: parts.device, holder: opens.holder }),
  };
  noteSuccessor(state, log);
  state.logs.set(log.id, log);
  return log;
};

const noteSuccessor = (state: State, { id, continues }: LogState): void => {
  if (continues === null) return;
  state.successors.set(continues.log, [...(state.successors.get(continues.log) ?? []), id]);
};

/** After a log grew: whether the profile that wrote it is found to live twice. */
const noteClones = (state: State, { id, head, continues }: LogState): boolean => {
  const ofItself = state.successors.has(id) && noteClone(state, id);
  return (head === 1 && continues !== null && noteClone(state, continues.log)) || ofItself;
};

/**
 * Several logs that continue the same one, or one that goes on beyond where another continued it: a profile was copied, or an
 * old one brought back. Follows from the logs read, whatever came first. The server's processes may run side by side.
 */
const noteClone = (state: State, log: LogId): boolean => {
  const successors = (state.successors.get(log) ?? []).flatMap((id) => state.logs.get(id) ?? []);
  const seq = Math.min(...successors.map(({ continues }) => continues?.seq ?? 0));
  const grew = (state.logs.get(log)?.head ?? 0) > seq;
  if ((successors.length < 2 && !grew) || successors[0]?.certificate.kind === "server") return false;
  const reason = [...successors.map(({ id }) => id), ...(grew ? [log] : [])].sort().join(" ");
  const key = `device.cloned:${log}`;
  addAttention(state, { key, type: "device.cloned", log, seq, kind: "log.opened", reason });
  return true;
};
