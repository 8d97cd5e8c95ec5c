import type { Cut } from "../../shared/core/cut.ts";
import type { Entry } from "../../shared/core/entry.ts";
import { type AdmittedEntry, type Rules, takeTicket, verdict } from "../../shared/core/fold.ts";
import { parseLogId } from "../../shared/core/ids.ts";
import { readBody } from "../../shared/core/kind.ts";
import type { LogState } from "../../shared/core/state.ts";
import type { Judged, JudgedEntry } from "../store/entries.ts";
import { type ForeseenLog, withCut } from "./foreseen.ts";

/** Decides about each admitted entry in its turn: effect or none [FOLD-4], and rows for reports. `log` is not changed. */
export const judgeEntries = (
  admitted: readonly AdmittedEntry[],
  { log, foreseen, cuts: version }: ForeseenLog,
  rules: Rules,
): Judged => {
  const state =
    log === null ? withCut(openedBy(admitted[0]), foreseen) : { ...log, people: new Map(log.people) };
  const entries = admitted.map((item): JudgedEntry => {
    const { entry, hash, vouches } = item;
    state.head = entry.seq;
    state.hash = hash;
    state.stamp = entry.stamp;
    if (vouches !== undefined) takeTicket(state.people, vouches);
    const against = verdict(entry, state, rules, foreseen);
    return { admitted: item, against, report: against === null ? reportOf(entry, rules) : [] };
  });
  const cuts = entries.flatMap(({ admitted: { entry }, against }) =>
    against === null ? cutsIn(entry, rules) : [],
  );
  return { entries, log: state, cuts, version };
};

/** The cut that an entry with effect is; none for any other entry. */
export const cutsIn = (entry: Entry, rules: Rules): readonly Cut[] => {
  if (entry.kind !== "device.cut" && entry.kind !== "person.cut") return [];
  const body = readBody(rules.kinds, entry);
  const { log, seq, stamp } = entry;
  return body.ok ? [{ ...(body.value as Cut), log, seq, stamp }] : [];
};

const openedBy = (first: AdmittedEntry | undefined): LogState => {
  const parts = first === undefined ? null : parseLogId(first.entry.log);
  if (first?.opens === undefined || parts === null)
    throw new Error("A log starts with the entry that opens it");
  const { entry, opens } = first;
  return {
    ...opens,
    id: entry.log,
    device: parts.device,
    scope: parts.scope,
    head: 0,
    hash: entry.prev,
    stamp: entry.stamp,
    people: new Map(),
    stopped: false,
    cut: null,
  };
};

/** Rows for the read side of an entry that has effect. */
export const reportOf = (entry: Entry, rules: Rules): JudgedEntry["report"] => {
  const report = rules.kinds[entry.kind]?.report;
  if (report === undefined) return [];
  const body = readBody(rules.kinds, entry);
  return body.ok ? report(body.value as never, entry) : [];
};
