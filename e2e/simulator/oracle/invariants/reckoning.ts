import type { Folded } from "../naive/fold.ts";
import type { Book } from "../naive/history.ts";
import { rightsWithHeirs } from "../naive/rights.ts";
import type { Invariant } from "../trial.ts";
import { differences, judgedBooks } from "./compare.ts";

/** [COUNTER-2, COUNTER-6] What each replica says a holder may spend is what the log says, what was inherited included, once. */
export const reckoning: Invariant = {
  name: "rights are reckoned right",
  breaches: (trial) =>
    judgedBooks(trial).flatMap((book) =>
      differences(book, "rights", expected(trial.foldOf(book)), shown(book)),
    ),
};

const expected = ({ cells, cuts }: Folded): ReadonlyMap<string, string> => {
  const rights = new Map<string, string>();
  for (const [counter, byLog] of cells) {
    for (const [holder, amount] of rightsWithHeirs(byLog.values(), cuts)) {
      if (holder !== null && amount > 0) rights.set(`${holder} on ${counter}`, String(amount));
    }
  }
  return rights;
};

const shown = ({ evidence }: Book): ReadonlyMap<string, string> =>
  new Map(
    evidence.state.rights
      .filter(({ amount }) => amount > 0)
      .map(({ counter, holder, amount }) => [`${holder} on ${counter}`, String(amount)]),
  );
