import type { Evidence } from "../evidence.ts";
import { accounts } from "./invariants/accounts.ts";
import { attention } from "./invariants/attention.ts";
import { chain } from "./invariants/chain.ts";
import { convergence } from "./invariants/convergence.ts";
import { counters } from "./invariants/counters.ts";
import { credentials } from "./invariants/credentials.ts";
import { documents } from "./invariants/documents.ts";
import { durability } from "./invariants/durability.ts";
import { goods } from "./invariants/goods.ts";
import { heads } from "./invariants/heads.ts";
import { held } from "./invariants/held.ts";
import { hello } from "./invariants/hello.ts";
import { inShift } from "./invariants/in-shift.ts";
import { lives } from "./invariants/lives.ts";
import { money } from "./invariants/money.ts";
import { neverBelowZero } from "./invariants/never-below-zero.ts";
import { overrides } from "./invariants/overrides.ts";
import { paid } from "./invariants/paid.ts";
import { quiet } from "./invariants/quiet.ts";
import { reading } from "./invariants/reading.ts";
import { receiptNumbers } from "./invariants/receipt-numbers.ts";
import { receipts } from "./invariants/receipts.ts";
import { reckoning } from "./invariants/reckoning.ts";
import { refunds } from "./invariants/refunds.ts";
import { refusals } from "./invariants/refusals.ts";
import { shifts } from "./invariants/shifts.ts";
import { signatures } from "./invariants/signatures.ts";
import { stamps } from "./invariants/stamps.ts";
import { storage } from "./invariants/storage.ts";
import { type Invariant, openTrial } from "./trial.ts";
import type { Violation } from "./violation.ts";

export type { Violation } from "./violation.ts";

/** Everything a run must keep. */
export const invariants: readonly Invariant[] = [
  storage,
  chain,
  signatures,
  credentials,
  stamps,
  lives,
  receipts,
  receiptNumbers,
  money,
  goods,
  refunds,
  accounts,
  paid,
  shifts,
  inShift,
  held,
  durability,
  refusals,
  reading,
  hello,
  documents,
  counters,
  attention,
  heads,
  reckoning,
  overrides,
  neverBelowZero,
  convergence,
  quiet,
];

/** More of one kind say nothing new. */
const MOST_DETAILS = 5;

/**
 * Judges a run from what was seen of it, with a reading of the logs of its own: it shares no code with the program. Nothing when
 * every invariant held.
 */
export const judge = (evidence: Evidence): readonly Violation[] => {
  const trial = openTrial(evidence);
  return invariants.flatMap(({ name, breaches }) =>
    breaches(trial)
      .slice(0, MOST_DETAILS)
      .map((detail) => ({ invariant: name, detail })),
  );
};
