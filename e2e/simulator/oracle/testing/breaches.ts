import type { Evidence } from "../../evidence.ts";
import { type Invariant, openTrial } from "../trial.ts";

export const breachesOf = ({ breaches }: Invariant, evidence: Evidence): readonly string[] =>
  breaches(openTrial(evidence));
