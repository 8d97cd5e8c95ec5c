import { type AdmittedEntry, type Rules, takeTicket, verdict } from "../../shared/core/fold.ts";
import { parseLogId } from "../../shared/core/ids.ts";
import { readBody } from "../../shared/core/kind.ts";
import type { LogState } from "../../shared/core/state.ts";
import type { Judged, JudgedEntry } from "../store/entries.ts";

/** Decides about each admitted entry in its turn: effect or none [FOLD-4], and rows for reports. `log` is not changed. */
export const judgeEntries = (
  admitted: readonly AdmittedEntry[],
  log: LogState | null,
  rules: Rules,
): Judged => {
  const state = log === null ? openedBy(admitted[0]) : { ...log, people: new Map(log.people) };
  const entries = admitted.map((item): JudgedEntry => {
    const { entry, hash, vouches } = item;
    state.head = entry.seq;
    state.hash = hash;
    state.stamp = entry.stamp;
    if (vouches !== undefined) takeTicket(state.people, vouches);
    const against = verdict(entry, state, rules);
    return { admitted: item, against, report: against === null ? reportOf(item, rules) : [] };
  });
  return { entries, log: state };
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

const reportOf = ({ entry }: AdmittedEntry, rules: Rules): JudgedEntry["report"] => {
  const report = rules.kinds[entry.kind]?.report;
  if (report === undefined) return [];
  const body = readBody(rules.kinds, entry);
  return body.ok ? report(body.value as never, entry) : [];
};
