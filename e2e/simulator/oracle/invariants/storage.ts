import { honestBooks } from "../naive/history.ts";
import type { Invariant } from "../trial.ts";

/** [LOG-1, LOG-3] Each replica stores every entry of a log once and leaves none out. */
export const storage: Invariant = {
  name: "every entry once, none left out",
  breaches: (trial) =>
    honestBooks(trial).flatMap(({ evidence, faults }) =>
      faults.map((fault) => `${evidence.replica}: ${fault}`),
    ),
};
