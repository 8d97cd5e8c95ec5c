import type { Random } from "../../shared/lib/seeded-random.ts";

/** One way of really breaking real parts, and what must still be true afterwards. */
export interface Experiment {
  /** As `--only` names it. */
  readonly name: string;
  /** One line for people: what is broken. */
  readonly breaks: string;
  /** How often, in a whole run and in the short share of every test run. */
  readonly times: { readonly full: number; readonly short: number };
  readonly run: (run: Run) => Promise<void>;
}

/** What an experiment is given. */
export interface Run {
  readonly times: number;
  /** All chance of the experiment, from a seed that is printed. */
  readonly random: Random;
  /** A folder of its own, gone at the end. */
  readonly folder: string;
  /** Counts something that happened. */
  readonly count: (what: string, times?: number) => void;
  /** Keeps the greatest of what was measured. */
  readonly greatest: (what: string, value: number) => void;
  /** A line for whoever watches. */
  readonly say: (text: string) => void;
  /** A rule that did not hold: the experiment goes on, the run ends with 1. */
  readonly violated: (rule: string, detail: string) => void;
  /** Run at the end, the last one first, whatever happened. */
  readonly atEnd: (close: () => Promise<unknown>) => void;
}

/** Thrown where the machine does not allow the experiment: it is skipped by name. */
export class NotHere extends Error {}

/** What came of an experiment. */
export interface Outcome {
  readonly name: string;
  readonly breaks: string;
  readonly times: number;
  readonly seed: number;
  readonly seconds: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
  /** Why it could not be made here. */
  readonly skipped?: string;
}

export interface Violation {
  readonly rule: string;
  readonly detail: string;
}
