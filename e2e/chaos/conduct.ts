import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../../shared/lib/seeded-random.ts";
import { type Experiment, NotHere, type Outcome, type Run, type Violation } from "./experiment.ts";

export interface ConductOptions {
  readonly share: "full" | "short";
  /** Instead of what the share says. */
  readonly times?: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** Violations of one rule beyond these are counted and not told one by one; long details are cut. */
const MOST_TOLD = 10;
const MOST_DETAIL = 1_500;

/** Makes one experiment from beginning to end. What it throws counts as a violation: nothing is known of what came after. */
export const conduct = async (
  experiment: Experiment,
  { share, times = experiment.times[share], seed, tell }: ConductOptions,
): Promise<Outcome> => {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-chaos-"));
  const counts: Record<string, number> = {};
  const violations: Violation[] = [];
  const closing: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  ];
  const say = (text: string): void => tell(`  ${experiment.name}: ${text}`);
  const violated: Run["violated"] = (rule, detail) => {
    violations.push({ rule, detail: detail.slice(0, MOST_DETAIL) });
    const times = violations.filter((violation) => violation.rule === rule).length;
    if (times <= MOST_TOLD) say(`VIOLATED ${rule}: ${detail.slice(0, MOST_DETAIL)}`);
  };
  let skipped: string | undefined;
  try {
    await experiment.run({
      times,
      random: createRandom(seed),
      folder,
      count: (what, by = 1) => {
        counts[what] = (counts[what] ?? 0) + by;
      },
      greatest: (what, value) => {
        counts[what] = Math.max(counts[what] ?? 0, value);
      },
      say,
      violated,
      atEnd: (close) => closing.push(close),
    });
  } catch (error) {
    if (error instanceof NotHere) skipped = error.message;
    else violated("the experiment comes to its end", wordsOf(error));
  }
  for (const close of closing.reverse()) await close().catch((error: unknown) => say(`closing: ${error}`));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { name, breaks } = experiment;
  return {
    name,
    breaks,
    times,
    seed,
    seconds,
    counts,
    violations,
    ...(skipped !== undefined && { skipped }),
  };
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
