import type { Violation } from "../oracle/violation.ts";
import { type Profile, scheduleOf } from "../schedule.ts";
import { tryOut } from "../trial.ts";

/** The first seed in which something broke, and what. */
export interface Find extends Violation {
  readonly seed: number;
}

export interface Hunt {
  readonly from: number;
  readonly seeds: number;
  readonly profile: Profile;
}

/** Plays seed after seed until a rule is broken; `null` when none was. */
export const hunt = async (
  { from, seeds, profile }: Hunt,
  begins: (seed: number) => void = () => undefined,
): Promise<Find | null> => {
  for (let seed = from; seed < from + seeds; seed++) {
    begins(seed);
    const { violations } = await tryOut(scheduleOf(seed, profile));
    const [first] = violations;
    if (first !== undefined) return { seed, ...first };
  }
  return null;
};
