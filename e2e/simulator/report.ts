import type { Violation } from "./oracle/violation.ts";
import type { Schedule } from "./settings.ts";

/** A seed that broke a rule. */
export interface Failure {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** The shortest schedule found that breaks the first of them: put into a file of `cases/`, it is played for ever. */
  readonly schedule: Schedule;
}

/** What came of many seeds. */
export interface Report {
  readonly profile: string;
  readonly from: number;
  readonly seeds: number;
  readonly seconds: number;
  /** Of processor time, all processes together: what others do on the machine counts less. */
  readonly cpuSeconds: number;
  /** Seeds per second of processor time. */
  readonly seedsPerSecondAndCore: number;
  readonly violations: number;
  /** How often each deed, its outcome and each fault occurred. */
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
}

/** Several processes' reports as one. */
export const joinReports = (reports: readonly Report[], seconds: number): Report => {
  const sum = (of: (report: Report) => number): number =>
    reports.reduce((total, each) => total + of(each), 0);
  const seeds = sum((report) => report.seeds);
  const cpuSeconds = round(sum((report) => report.cpuSeconds));
  return {
    profile: reports[0]?.profile ?? "",
    from: Math.min(...reports.map(({ from }) => from)),
    seeds,
    seconds,
    cpuSeconds,
    seedsPerSecondAndCore: round(seeds / Math.max(cpuSeconds, 0.1)),
    violations: sum((report) => report.violations),
    counts: sumCounts(reports.map(({ counts }) => counts)),
    failures: reports.flatMap(({ failures }) => failures),
  };
};

export const round = (value: number): number => Math.round(value * 10) / 10;

/** The report as a person reads it. */
export const inWords = (report: Report): string => {
  const { seeds, from, seconds, seedsPerSecondAndCore, violations, failures, counts } = report;
  const often = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([what, times]) => `${what} ${times}`);
  return [
    `${seeds} seeds from ${from} in ${seconds} s (${seedsPerSecondAndCore} a second and core, each played twice)`,
    `${violations} violations`,
    ...failures.flatMap(({ seed, violations: broken, schedule }) => [
      `seed ${seed}:`,
      ...broken.slice(0, 5).map(({ invariant, detail }) => `  ${invariant}: ${detail}`),
      `  ${JSON.stringify(schedule)}`,
    ]),
    often.join(", "),
  ].join("\n");
};

const sumCounts = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const counts of all)
    for (const [what, times] of Object.entries(counts)) total[what] = (total[what] ?? 0) + times;
  return Object.fromEntries(Object.entries(total).sort(([a], [b]) => (a < b ? -1 : 1)));
};
