import { parseArgs } from "node:util";

/** What to break, as given on the command line. */
export interface ChaosOptions {
  /** Only experiments whose name has one of these in it; all when empty. */
  readonly only: readonly string[];
  readonly share: "full" | "short";
  /** Instead of what the share says. */
  readonly times: number | null;
  readonly seed: number;
  readonly list: boolean;
  readonly json: boolean;
}

const USAGE = "chaos [--only NAME]… [--share full|short] [--times N] [--seed S] [--list] [--json]";

/** Reads the command line; throws with the usage when something in it is wrong. */
export const readOptions = (argv: readonly string[]): ChaosOptions => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: "string", multiple: true, default: [] },
      share: { type: "string", default: "full" },
      times: { type: "string" },
      seed: { type: "string", default: "1" },
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { share } = values;
  if (share !== "full" && share !== "short") throw new Error(`No share "${share}"\nUsage: ${USAGE}`);
  return {
    only: values.only,
    share,
    times: values.times === undefined ? null : whole("times", values.times, 1),
    seed: whole("seed", values.seed, 0),
    list: values.list,
    json: values.json,
  };
};

const whole = (name: string, given: string, least: number): number => {
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number from ${least}, not "${given}"\nUsage: ${USAGE}`);
  return value;
};
