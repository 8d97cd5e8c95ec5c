import { cellLine } from "../naive/cells.ts";
import type { Folded } from "../naive/fold.ts";
import type { Book } from "../naive/history.ts";
import type { Invariant } from "../trial.ts";
import { differences, judgedBooks } from "./compare.ts";

/** [COUNTER-1, COUNTER-3] Each replica's counters are the plain sums of the entries that have effect, each counted once. */
export const counters: Invariant = {
  name: "counters equal the log",
  breaches: (trial) =>
    judgedBooks(trial).flatMap((book) =>
      differences(book, "cell", expected(trial.foldOf(book)), shown(book)),
    ),
};

const expected = ({ cells }: Folded): ReadonlyMap<string, string> =>
  new Map(
    [...cells].flatMap(([counter, byLog]) =>
      [...byLog].map(([log, cell]): [string, string] => [`${counter} of ${log}`, cellLine(cell, cell.given)]),
    ),
  );

const shown = ({ evidence }: Book): ReadonlyMap<string, string> =>
  new Map(
    evidence.state.cells.map((cell) => [
      `${cell.counter} of ${cell.log}`,
      cellLine(cell, Object.entries(cell.given)),
    ]),
  );
