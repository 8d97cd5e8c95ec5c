import { rm } from "node:fs/promises";
import type { Profile } from "../schedule.ts";
import { buildHunter } from "./build.ts";
import type { Defect } from "./defect.ts";
import { pursue } from "./pursue.ts";
import { type Outcome, outcomeLine, outcomeOf } from "./report.ts";
import { defects } from "./table.ts";

export interface DefectOptions {
  readonly from: number;
  readonly seeds: number;
  readonly profile: Profile;
  /** How many hunters run side by side. */
  readonly jobs: number;
  readonly json: boolean;
  /** Only those whose name has this in it. */
  readonly only?: string;
}

/**
 * Plants each defect in turn and plays seeds until the oracle notices; prints the table. Ends with 1 when one goes unnoticed, or when
 * something is found though nothing was planted.
 */
export const huntDefects = async (options: DefectOptions): Promise<number> => {
  const wanted = defects.filter(({ name }) => name.includes(options.only ?? ""));
  const outcomes: Outcome[] = [];
  const queue = [...wanted.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const outcome = await huntOne(next[1], `defect-${next[0]}`, options);
      outcomes.push(outcome);
      if (!options.json) console.log(outcomeLine(outcome));
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  const missed = outcomes.filter(({ find }) => find === null).length;
  if (options.json) console.log(JSON.stringify({ defects: outcomes, missed }, null, 2));
  else console.log(`${outcomes.length - missed} of ${outcomes.length} found within ${options.seeds} seeds`);
  return missed === 0 ? 0 : 1;
};

const huntOne = async (defect: Defect, name: string, options: DefectOptions): Promise<Outcome> => {
  const began = performance.now();
  const file = await buildHunter(defect, name);
  try {
    return outcomeOf(defect, await pursue(file, options), (performance.now() - began) / 1_000);
  } finally {
    await rm(file, { force: true });
  }
};
