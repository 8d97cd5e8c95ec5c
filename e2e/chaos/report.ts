import type { Outcome } from "./experiment.ts";

/** What came of a whole run. */
export interface ChaosReport {
  readonly share: string;
  readonly seed: number;
  readonly seconds: number;
  readonly violations: number;
  readonly experiments: readonly Outcome[];
}

/** An experiment as a person reads it. */
export const inWords = ({ name, times, seed, seconds, counts, violations, skipped }: Outcome): string => {
  if (skipped !== undefined) return `skipped ${name}: ${skipped}`;
  const state = violations.length === 0 ? "ok     " : "FAILED ";
  const told = Object.entries(counts).map(([what, count]) => `    ${what}: ${count}`);
  return [
    `${state} ${name}, ${times} times, seed ${seed}, ${seconds} s, ${violations.length} violations`,
    ...told,
    ...Object.entries(timesByRule(violations)).map(([rule, times]) => `    VIOLATED ${times} times: ${rule}`),
  ].join("\n");
};

export const reportOf = (
  { share, seed }: { readonly share: string; readonly seed: number },
  experiments: readonly Outcome[],
): ChaosReport => ({
  share,
  seed,
  seconds: Math.round(experiments.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10,
  violations: experiments.reduce((sum, { violations }) => sum + violations.length, 0),
  experiments,
});

const timesByRule = (violations: Outcome["violations"]): Readonly<Record<string, number>> => {
  const times: Record<string, number> = {};
  for (const { rule } of violations) times[rule] = (times[rule] ?? 0) + 1;
  return times;
};
