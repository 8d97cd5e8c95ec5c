import { readFileSync } from "node:fs";
import { huntDefects } from "./defects/main.ts";
import { inJobs } from "./jobs.ts";
import { readOptions, type SimulateOptions } from "./options.ts";
import { type Failure, inWords, joinReports, type Report, round } from "./report.ts";
import { scheduleOf } from "./schedule.ts";
import type { Schedule } from "./settings.ts";
import { shrink } from "./shrink.ts";
import type { SqlReport } from "./sql.ts";
import { tryOut } from "./trial.ts";

/** Plays seeds and says what came of it; ends with 1 when a rule was broken. */
const main = async (argv: readonly string[]): Promise<number> => {
  const options = readOptions(argv);
  if (options.defects) return huntDefects(options);
  const report = options.jobs > 1 ? await inJobs(options) : await simulate(options);
  const sql = options.sql > 0 ? await inSql(options) : null;
  if (options.json) console.log(JSON.stringify({ ...report, ...(sql && { sql }) }, null, 2));
  else console.log([inWords(report), ...(sql ? [sqlInWords(sql)] : [])].join("\n"));
  return report.violations + (sql?.violations.length ?? 0) === 0 ? 0 : 1;
};

/** Needs a database, which nothing else here does. */
const inSql = async (options: SimulateOptions): Promise<SqlReport> => {
  const { compareWithSql } = await import("./sql.ts");
  return compareWithSql(schedulesOf({ ...options, seeds: options.sql }));
};

const sqlInWords = ({ seeds, entries, skipped, violations }: SqlReport): string =>
  skipped === null
    ? [`SQL: ${entries} entries of ${seeds} seeds`, ...violations.map((each) => JSON.stringify(each))].join(
        "\n",
      )
    : `SQL skipped: ${skipped}`;

/** Failures beyond these are counted and not told one by one. */
const MOST_FAILURES = 20;

const simulate = async (options: SimulateOptions): Promise<Report> => {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const until = options.minutes === null ? Number.POSITIVE_INFINITY : began + options.minutes * 60_000;
  const counts: Record<string, number> = {};
  const failures: Failure[] = [];
  let [seeds, violations] = [0, 0];
  for (const schedule of schedulesOf(options)) {
    if (performance.now() >= until) break;
    const verdict = await tryOut(schedule, options.trace ? { tell: console.error } : {});
    seeds++;
    violations += verdict.violations.length;
    for (const [what, times] of verdict.counts) counts[what] = (counts[what] ?? 0) + times;
    const [first] = verdict.violations;
    if (first === undefined || failures.length >= MOST_FAILURES) continue;
    const smallest = options.shrink ? await shrink(schedule, first.invariant) : schedule;
    failures.push({ seed: schedule.seed, violations: verdict.violations, schedule: smallest });
  }
  const seconds = round((performance.now() - began) / 1_000);
  const { profile, from } = options;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  const part = { profile, from, seeds, seconds, cpuSeconds, violations, counts, failures };
  return joinReports([{ ...part, seedsPerSecondAndCore: 0 }], seconds);
};

function* schedulesOf({ schedules, seeds, from, profile }: SimulateOptions): Generator<Schedule> {
  for (const file of schedules) yield JSON.parse(readFileSync(file, "utf8")) as Schedule;
  if (schedules.length > 0) return;
  for (let seed = from; seed < from + seeds; seed++) yield scheduleOf(seed, profile);
}

process.exitCode = await main(process.argv.slice(2));
