import { parseArgs } from "node:util";
import type { Profile } from "./schedule.ts";

/** What to simulate, as given on the command line. */
export interface SimulateOptions {
  readonly seeds: number;
  readonly from: number;
  /** Stops after so many minutes, whichever comes first; `null`: when all seeds are done. */
  readonly minutes: number | null;
  readonly profile: Profile;
  /** Processes to share the seeds among. */
  readonly jobs: number;
  /** Schedules in files to play instead of seeds. */
  readonly schedules: readonly string[];
  /** Seeds whose entries are put into the real database too, and compared. */
  readonly sql: number;
  /** Hunts planted defects instead. */
  readonly defects: boolean;
  /** Of the defects only those whose name has this in it. */
  readonly only?: string;
  /** Whether failing schedules are made as short as they go. */
  readonly shrink: boolean;
  /** Prints everything that happens. */
  readonly trace: boolean;
  readonly json: boolean;
}

const USAGE =
  "simulate [--seeds 1000] [--from 1] [--minutes M] [--profile commit|nightly|big] [--jobs 1] [--sql N] [--schedule FILE]… [--no-shrink] [--trace] [--defects [--only NAME]] [--json]";

/** Reads the command line; throws with the usage when something in it is wrong. */
export const readOptions = (argv: readonly string[]): SimulateOptions => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seeds: text,
      from: text,
      minutes: text,
      profile: text,
      jobs: text,
      sql: text,
      only: text,
      schedule: { type: "string", multiple: true },
      defects: flag,
      "no-shrink": flag,
      trace: flag,
      json: flag,
    },
  });
  return {
    seeds: whole("seeds", values.seeds ?? "1000", 1),
    from: whole("from", values.from ?? "1", 0),
    minutes: values.minutes === undefined ? null : whole("minutes", values.minutes, 0),
    profile: profileOf(values.profile ?? "commit"),
    jobs: whole("jobs", values.jobs ?? "1", 1),
    sql: whole("sql", values.sql ?? "0", 0),
    schedules: values.schedule ?? [],
    defects: values.defects,
    ...(values.only !== undefined && { only: values.only }),
    shrink: !values["no-shrink"],
    trace: values.trace,
    json: values.json,
  };
};

const PROFILES: readonly Profile[] = ["commit", "nightly", "big"];

const profileOf = (name: string): Profile => {
  const found = PROFILES.find((profile) => profile === name);
  if (found === undefined) throw new Error(`No profile "${name}"\nUsage: ${USAGE}`);
  return found;
};

const whole = (name: string, given: string, least: number): number => {
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number from ${least}, not "${given}"\nUsage: ${USAGE}`);
  return value;
};
