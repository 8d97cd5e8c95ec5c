import { runStage, type StageOutcome } from "./stage.ts";
import { vitestStage } from "./vitest-stage.ts";

const types = [
  "tsc",
  "-b",
  ".",
  "shared",
  "shared/tsconfig.test.json",
  "client",
  "client/tsconfig.test.json",
  "client/tsconfig.worker.json",
  "sync-server",
  "e2e",
];

/**
 * Types, lint and format, figures, and the unit tests with the architecture test, two lanes at a time.
 * Prints each as it ends.
 */
export const checkStages = async (): Promise<readonly StageOutcome[]> => {
  const lanes = await Promise.all([
    inTurn([
      () => runStage("types", types),
      () =>
        runStage("lint and format", [
          "biome",
          "check",
          "--error-on-warnings",
          "--diagnostic-level=warn",
          ".",
        ]),
      () => runStage("figures", ["node", "--import", "tsx", "e2e/house/figures.ts"]),
    ]),
    inTurn([() => vitestStage("unit")]),
  ]);
  return lanes.flat();
};

const inTurn = async (stages: readonly (() => Promise<StageOutcome>)[]): Promise<readonly StageOutcome[]> => {
  const outcomes: StageOutcome[] = [];
  for (const stage of stages) {
    const outcome = await stage();
    report(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
};

/** One line for a stage, and everything it printed when that is worth reading. */
export const report = (outcome: StageOutcome): void => {
  const worthReading = !outcome.passed || outcome.name === "figures";
  console.log(`${outcome.passed ? "ok    " : "FAILED"} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
  if (worthReading && outcome.output) console.log(outcome.output.trimEnd().replace(/^/gm, "  "));
};
