import type { Invariant } from "../trial.ts";

/** Once faults stop, exchange comes to rest within the bound. */
export const quiet: Invariant = {
  name: "exchange comes to rest",
  breaches: ({ evidence: { quiet } }) =>
    quiet.settled && quiet.rounds <= quiet.bound
      ? []
      : [`${quiet.settled ? "at rest" : "not at rest"} after ${quiet.rounds} rounds of ${quiet.bound}`],
};
