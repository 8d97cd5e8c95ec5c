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
 * Plants each defect in turn and plays seeds until the oracle notices; prints the table. Ends with 1 when one goes unnoticed.
 * Seeds in which something is found though nothing was planted do not count.
 */
export const huntDefects = async (options: DefectOptions): Promise<number> => {
  const wanted = defects.filter(({ name }) => name.includes(options.only ?? ""));
  const isSick = createIsSick(await buildHunter(null, "healthy"), options);
  const outcomes: Outcome[] = [];
  const queue = [...wanted.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const outcome = await huntOne(next[1], `defect-${next[0]}`, options, isSick);
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

/** Whether the program as it is, with nothing planted, breaks a rule in a seed: such a seed shows nothing. */
type IsSick = (seed: number) => Promise<boolean>;

const createIsSick = (healthy: string, { profile }: DefectOptions): IsSick => {
  const known = new Map<number, boolean>();
  return async (seed) => {
    const sick = known.get(seed) ?? (await pursue(healthy, { from: seed, seeds: 1, profile })) !== null;
    known.set(seed, sick);
    return sick;
  };
};

const huntOne = async (
  defect: Defect,
  name: string,
  options: DefectOptions,
  isSick: IsSick,
): Promise<Outcome> => {
  const began = performance.now();
  const file = await buildHunter(defect, name);
  try {
    return outcomeOf(defect, await firstFind(file, options, isSick), (performance.now() - began) / 1_000);
  } finally {
    await rm(file, { force: true });
  }
};

const firstFind = async (file: string, { from, seeds, profile }: DefectOptions, isSick: IsSick) => {
  for (let next = from; next < from + seeds; ) {
    const find = await pursue(file, { from: next, seeds: from + seeds - next, profile });
    if (find === null || !(await isSick(find.seed))) return find;
    next = find.seed + 1;
  }
  return null;
};
