import { cutAt } from "../naive/cuts.ts";
import type { Folded } from "../naive/fold.ts";
import type { Book } from "../naive/history.ts";
import { openingOf } from "../naive/opening.ts";
import type { Invariant } from "../trial.ts";
import { differences, judgedBooks } from "./compare.ts";

/** [WRITE-3] What a replica believes of each log (how far read, whose rights, where cut) is what it stored. */
export const heads: Invariant = {
  name: "heads equal the log",
  breaches: (trial) =>
    judgedBooks(trial).flatMap((book) =>
      differences(book, "log", expected(book, trial.foldOf(book)), shown(book)),
    ),
};

const expected = ({ lines }: Book, { cuts }: Folded): ReadonlyMap<string, string> =>
  new Map(
    [...lines]
      .filter(([, { length }]) => length > 0)
      .map(([log, line]) => [
        log,
        logLine(line.length, line.at(-1)?.hash ?? "", openingOf(line).holder, cutAt(cuts, line)),
      ]),
  );

const shown = ({ evidence }: Book): ReadonlyMap<string, string> =>
  new Map(
    evidence.state.logs.map(({ log, head, hash, holder, cutAt: cut }) => [
      log,
      logLine(head, hash, holder, cut),
    ]),
  );

const logLine = (head: number, hash: string, holder: string, cut: number | null): string =>
  `${head} ${hash} of ${holder}${cut === null ? "" : ` cut at ${cut}`}`;
