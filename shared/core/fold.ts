import type { Certificate, Signed, Ticket } from "./certificate.ts";
import { applyEffect, type Cell, emptyCell } from "./counter.ts";
import { putDoc } from "./doc-index.ts";
import { editDoc } from "./document.ts";
import type { Entry, SealedEntry } from "./entry.ts";
import type { Continues } from "./heads.ts";
import type { CounterId, HolderId } from "./ids.ts";
import { parseLogId } from "./ids.ts";
import { changesBeyond, isKnown, type Kinds } from "./kind.ts";
import { laterStamp } from "./stamp.ts";
import type { Attention, Change, LogState, State } from "./state.ts";

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
  return takeEffect(state, log, entry, rules);
};

/** The newest ticket of a person counts: an old one, shown again, gives back nothing that was taken away since. */
export const takeTicket = (people: LogState["people"], ticket: Ticket): void => {
  const known = people.get(ticket.staff);
  if (known === undefined || ticket.issuedAt >= known.issuedAt) people.set(ticket.staff, ticket);
};

/** Whether an entry counts, given its log so far: `null`, or why it is void or unread. */
export const verdict = (
  entry: Entry,
  log: LogState,
  rules: Rules,
): Pick<Attention, "type" | "reason"> | null => {
  if (!isKnown(rules.kinds, entry)) return { type: "entry.unread", reason: `${entry.kind} v${entry.v}` };
  const reason = changesBeyond(rules.kinds[entry.kind], entry) ?? rules.judge(entry, log);
  return reason === null ? null : { type: "entry.void", reason };
};

export const addAttention = (state: State, item: Attention): void => {
  state.attention.set(item.key, item);
};

const takeEffect = (state: State, log: LogState, entry: Entry, rules: Rules): Change => {
  const against = verdict(entry, log, rules);
  if (against !== null) {
    const key = `${against.type}:${entry.log}:${entry.seq}`;
    addAttention(state, { key, ...against, log: entry.log, seq: entry.seq, kind: entry.kind });
    return { ...NOTHING, logs: [log.id], attention: true };
  }
  for (const { doc, id, set } of entry.patches) {
    putDoc(state, doc, id, editDoc(state.docs.get(doc)?.get(id), set, entry.stamp));
  }
  const counters = applyEffects(state, log, entry);
  return {
    logs: [log.id],
    docs: entry.patches.map(({ doc, id }) => ({ doc, id })),
    counters,
    attention: entry.seq === 1,
  };
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
  };
  noteClone(state, log);
  state.logs.set(log.id, log);
  return log;
};

/** Two logs that continue the same one: a profile was copied, or an old one brought back. The item is the same whichever
 * was read first. */
const noteClone = (state: State, { id, continues }: LogState): void => {
  if (continues === null) return;
  for (const other of state.logs.values()) {
    if (other.continues?.log !== continues.log) continue;
    const reason = [id, other.id].sort().join(" ");
    addAttention(state, {
      key: `device.cloned:${reason}`,
      type: "device.cloned",
      log: continues.log,
      seq: Math.min(continues.seq, other.continues.seq),
      kind: "log.opened",
      reason,
    });
  }
};
