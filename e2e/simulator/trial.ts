import { judge } from "./oracle/judge.ts";
import type { Violation } from "./oracle/violation.ts";
import { type Run, type RunOptions, run } from "./run.ts";
import type { Schedule } from "./settings.ts";

/** What a schedule came to: nothing when all was well. */
export interface Verdict {
  readonly violations: readonly Violation[];
  readonly counts: Run["counts"];
}

/** Plays the schedule twice, compares, and has it judged. A program that throws has broken a rule too. */
export const tryOut = async (schedule: Schedule, options: RunOptions = {}): Promise<Verdict> => {
  try {
    const first = await run(schedule, options);
    const again = await run(schedule, { ...options, tell: () => undefined });
    const differs = { invariant: "same seed, same run", detail: `${first.digest} and then ${again.digest}` };
    return {
      violations: [
        ...(first.digest === again.digest ? [] : [differs]),
        ...first.alarms,
        ...judge(first.evidence),
      ],
      counts: first.counts,
    };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { violations: [{ invariant: "nothing throws", detail }], counts: new Map() };
  }
};
