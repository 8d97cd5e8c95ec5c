import { applyEffect, type NaiveCells } from "./cells.ts";
import { type Cuts, cutsIn } from "./cuts.ts";
import { applyPatches, type NaiveDocs } from "./documents.ts";
import type { Line } from "./history.ts";
import { judgeLine, type Verdict } from "./verdict.ts";

/** What a set of logs comes to, worked out in the plainest way. */
export interface Folded {
  readonly cuts: Cuts;
  readonly verdicts: ReadonlyMap<string, readonly Verdict[]>;
  readonly docs: NaiveDocs;
  readonly cells: NaiveCells;
}

export const foldLines = (
  lines: ReadonlyMap<string, Line>,
  cannotRead: ReadonlySet<string> = new Set(),
): Folded => {
  const cuts = cutsIn(lines);
  const verdicts = new Map<string, readonly Verdict[]>();
  const docs: NaiveDocs = new Map();
  const cells: NaiveCells = new Map();
  for (const [log, line] of lines) {
    const ofLine = judgeLine(line, cuts, cannotRead);
    verdicts.set(log, ofLine);
    for (const [i, { entry }] of line.entries()) {
      if (ofLine[i]?.outcome !== "effective") continue;
      applyPatches(docs, entry);
      for (const effect of entry.effects) applyEffect(cells, line, entry.seq, effect);
    }
  }
  return { cuts, verdicts, docs, cells };
};
