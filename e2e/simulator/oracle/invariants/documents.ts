import { docLines, keyLine } from "../naive/documents.ts";
import type { Folded } from "../naive/fold.ts";
import type { Book } from "../naive/history.ts";
import type { Invariant } from "../trial.ts";
import { differences, judgedBooks } from "./compare.ts";

/** [DOC-1..4] Each replica's documents are, key by key, the greatest stamps of the entries that have effect. */
export const documents: Invariant = {
  name: "documents hold the last edit of each field",
  breaches: (trial) => {
    const byFold = new Map<Folded, ReadonlyMap<string, string>>();
    return judgedBooks(trial).flatMap((book) => {
      const folded = trial.foldOf(book);
      const wanted = byFold.get(folded) ?? expected(folded);
      byFold.set(folded, wanted);
      return differences(book, "document", wanted, shown(book));
    });
  },
};

const expected = ({ docs }: Folded): ReadonlyMap<string, string> =>
  new Map([...docs].map(([name, doc]) => [name, docLines(doc).join(", ")]));

const shown = ({ evidence }: Book): ReadonlyMap<string, string> =>
  new Map(
    evidence.state.docs.map(({ type, id, keys }) => [
      `${type} ${id}`,
      keys
        .map((key) => keyLine(...key))
        .sort()
        .join(", "),
    ]),
  );
