import type { Schedule, Settings, Step } from "./settings.ts";
import { tryOut } from "./trial.ts";

/** Runs tried before shrinking gives up. */
const MOST_TRIES = 400;

/**
 * The schedule with everything taken out that the failure does not need: steps, in ever smaller stretches, then faults of
 * the wire and devices. It still breaks the same rule. Every step's own draws stay what they were, whatever is taken out.
 */
export const shrink = async (schedule: Schedule, invariant: string): Promise<Schedule> => {
  let tries = 0;
  const fails = async (candidate: Schedule): Promise<boolean> => {
    if (++tries > MOST_TRIES) return false;
    const { violations } = await tryOut(candidate);
    return violations.some((violation) => violation.invariant === invariant);
  };
  let smallest = await withoutSteps(schedule, fails);
  for (const simpler of simplerSettings(smallest.settings)) {
    const candidate = { ...smallest, settings: { ...smallest.settings, ...simpler } };
    if (await fails(candidate)) smallest = candidate;
  }
  return withoutSteps(smallest, fails);
};

const withoutSteps = async (
  schedule: Schedule,
  fails: (candidate: Schedule) => Promise<boolean>,
): Promise<Schedule> => {
  let steps: readonly Step[] = schedule.steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length; ) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + size)];
      if (await fails({ ...schedule, steps: fewer })) steps = fewer;
      else from += size;
    }
  }
  return { ...schedule, steps };
};

const SHARES = ["loss", "duplicate", "reorder", "delay", "truncate", "corrupt", "replyLost"] as const;

const simplerSettings = ({ tills }: Settings): readonly Partial<Settings>[] => [
  ...SHARES.map((share) => ({ [share]: 0 })),
  { hub: false },
  { phone: false },
  { mesh: "none" },
  { begin: "pages" },
  { frames: 1_000 },
  ...Array.from({ length: Math.min(tills, 8) - 1 }, (_, i) => ({ tills: tills - 1 - i })),
];
