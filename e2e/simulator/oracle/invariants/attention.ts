import type { Folded } from "../naive/fold.ts";
import type { Book } from "../naive/history.ts";
import { certificateOf, openingOf } from "../naive/opening.ts";
import type { Invariant } from "../trial.ts";
import { differences, judgedBooks } from "./compare.ts";

/**
 * [FOLD-4, COUNTER-6, COUNTER-7, ENTRY-3] What has no effect is shown, and nothing else: entries beyond a cut or without
 * permission, entries that this program cannot read, and profiles that live twice. So also: after a cut, exactly what lies
 * beyond it is void.
 */
export const attention: Invariant = {
  name: "what does not count is shown, and nothing else",
  breaches: (trial) =>
    judgedBooks(trial).flatMap((book) =>
      differences(book, "attention", expected(book, trial.foldOf(book)), shown(book)),
    ),
};

const JUDGED = ["entry.void", "entry.unread", "device.cloned"];

const expected = (book: Book, { verdicts }: Folded): ReadonlyMap<string, string> => {
  const items = new Map<string, string>();
  for (const [log, ofLine] of verdicts) {
    for (const [i, verdict] of ofLine.entries()) {
      if (verdict.outcome === "effective") continue;
      const isCut = verdict.outcome === "void" && verdict.why === "cut";
      items.set(`entry.${verdict.outcome}:${log}:${i + 1}`, isCut ? "cut" : "");
    }
  }
  for (const log of clonedLogs(book)) items.set(`device.cloned:${log}`, "");
  return items;
};

const shown = ({ evidence }: Book): ReadonlyMap<string, string> =>
  new Map(
    evidence.state.attention
      .filter(({ type }) => JUDGED.includes(type))
      .map(({ key, reason }) => [key, reason.startsWith("cut: ") ? "cut" : ""]),
  );

/** Logs that two others continue, or that went on after another had continued them. */
const clonedLogs = ({ lines }: Book): readonly string[] => {
  const continuedAt = new Map<string, number[]>();
  for (const line of lines.values()) {
    const { continues } = openingOf(line);
    if (continues === null || certificateOf(line)?.kind === "server") continue;
    continuedAt.set(continues.log, [...(continuedAt.get(continues.log) ?? []), continues.seq]);
  }
  return [...continuedAt]
    .filter(([log, seqs]) => seqs.length > 1 || (lines.get(log)?.length ?? 0) > Math.min(...seqs))
    .map(([log]) => log);
};
