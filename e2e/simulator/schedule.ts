import { createRandom, type Random } from "../../shared/lib/seeded-random.ts";
import { deeds } from "./actions/table.ts";
import { faults } from "./faults/table.ts";
import type { Schedule, Settings, Step } from "./settings.ts";
import { beginnings, themes } from "./themes.ts";

export type Profile = "commit" | "nightly" | "big";

/** The schedule that a seed stands for. */
export const scheduleOf = (seed: number, profile: Profile): Schedule => {
  const random = createRandom(seed);
  const shape = shapeOf(random, profile);
  if (shape === "crowd") return crowd(seed, random);
  if (shape === "backlog") return backlog(seed, random);
  const large = shape === "large";
  const settings = settingsOf(random, large ? 3 + random.below(4) : random.pick([1, 1, 2, 2, 2, 3]));
  const length = large ? 50 + random.below(100) : 10 + random.below(26);
  return { seed, settings, steps: drawSteps(random, length) };
};

type Shape = "small" | "large" | "crowd" | "backlog";

/** Out of ten thousand runs. */
const SHAPES: Readonly<Record<Profile, readonly (readonly [Shape, number])[]>> = {
  commit: [
    ["crowd", 2],
    ["backlog", 10],
    ["large", 40],
  ],
  nightly: [
    ["crowd", 2],
    ["backlog", 15],
    ["large", 60],
  ],
  big: [
    ["crowd", 500],
    ["backlog", 1_000],
    ["large", 8_500],
  ],
};

const shapeOf = ({ below }: Random, profile: Profile): Shape => {
  let draw = below(10_000);
  for (const [shape, share] of SHAPES[profile]) {
    if (draw < share) return shape;
    draw -= share;
  }
  return "small";
};

/** Half of the runs have a fault of the wire, seldom more than a few at once. */
const settingsOf = (random: Random, tills: number): Settings => {
  const { below, next, pick } = random;
  const share = (most: number): number => (below(6) === 0 ? Math.round(next() * most * 100) / 100 : 0);
  return {
    tills,
    phone: below(8) === 0,
    hub: below(8) === 0,
    mesh: tills === 1 ? "none" : pick(["none", "none", "line", "full"] as const),
    begin: below(4) === 0 ? "entries" : "pages",
    loss: share(0.3),
    duplicate: share(0.5),
    reorder: share(0.3),
    delay: share(0.5),
    truncate: share(0.1),
    corrupt: share(0.1),
    replyLost: share(0.3),
    frames: pick([0, 5, 20, 1_000, 1_000]),
    spotlight: below(2) === 0,
  };
};

const drawSteps = (random: Random, length: number): readonly Step[] => {
  const { below } = random;
  const { mix, begins } = mixOf(random);
  const total = mix.reduce((sum, [, weight]) => sum + weight, 0);
  const steps = begins.map((deed, i): Step => ({ id: i + 1, do: deed, at: below(60), to: 0, wait: 1_000 }));
  for (let id = steps.length + 1; id <= length + begins.length; id++) {
    let draw = below(total);
    const found = mix.find(([, weight]) => {
      draw -= weight;
      return draw < 0;
    });
    if (found === undefined) continue;
    steps.push({ id, do: found[0], at: below(60), to: below(60), wait: waitOf(random) });
  }
  return steps;
};

/** Most things follow in seconds; now and then a night passes. */
const waitOf = ({ below }: Random): number => {
  const draw = below(20);
  if (draw === 0) return 12 * 3_600_000;
  return draw < 4 ? 60_000 * (1 + below(60)) : below(5_000);
};

/** How every run begins that says nothing else. */
const STOCKED: readonly string[] = ["receive", "receive"];

interface Mix {
  readonly mix: readonly (readonly [string, number])[];
  /** What happens first. */
  readonly begins: readonly string[];
}

/** Which deeds and faults this seed knows at all, and how often. */
const mixOf = ({ below, pick }: Random): Mix => {
  if (below(10) < 7) {
    const [name, theme] = pick(Object.entries(themes));
    return { mix: Object.entries(theme), begins: beginnings[name] ?? STOCKED };
  }
  const mix: [string, number][] = [];
  for (const [name, { weight, rare }] of Object.entries(deeds))
    if (below(10) < (rare ? 4 : 9)) mix.push([name, weight]);
  for (const [name, { weight }] of Object.entries(faults)) if (below(100) < 30) mix.push([name, weight]);
  return { mix: mix.length === 0 ? [["sell", 1]] : mix, begins: STOCKED };
};

const CALM: Omit<Settings, "tills" | "frames"> = {
  phone: false,
  hub: false,
  mesh: "none",
  begin: "pages",
  loss: 0,
  duplicate: 0,
  reorder: 0,
  delay: 0,
  truncate: 0,
  corrupt: 0,
  replyLost: 0,
};

/** Fifty tills that were cut off come back at once. */
const crowd = (seed: number, { below }: Random): Schedule => {
  const tills = 50;
  const steps: Omit<Step, "id">[] = [];
  for (let i = 0; i < 8; i++) steps.push({ do: "receive", at: below(60), to: 0, wait: 1_000 });
  steps.push({ do: "share-out", at: 0, to: 0, wait: 1_000 });
  steps.push({ do: "blackout", at: 0, to: 0, wait: 1_000 });
  for (let i = 0; i < tills + 20; i++) steps.push({ do: "sell", at: i, to: 0, wait: below(600_000) });
  steps.push({ do: "all-back", at: 0, to: 0, wait: 1_000 });
  for (let i = 0; i < 10; i++) steps.push({ do: "sell", at: below(60), to: 0, wait: 1_000 });
  return { seed, settings: { ...CALM, tills, frames: 1_000 }, steps: steps.map(numbered) };
};

/** One till sells for thirty days on its own, closed every night. */
const backlog = (seed: number, random: Random): Schedule => {
  const { below } = random;
  const steps: Omit<Step, "id">[] = [];
  for (let i = 0; i < 6; i++) steps.push({ do: "receive", at: 1, to: 0, wait: 1_000 });
  steps.push({ do: "blackout", at: 0, to: 0, wait: 1_000 });
  for (let day = 0; day < 30; day++) {
    steps.push({ do: "restart", at: 1, to: 0, wait: 20 * 3_600_000 });
    for (let sale = 1 + below(4); sale > 0; sale--)
      steps.push({ do: "sell", at: 1, to: 0, wait: below(3_600_000) });
  }
  steps.push({ do: "all-back", at: 0, to: 0, wait: 1_000 });
  const settings = { ...settingsOf(random, 2), frames: 1_000 };
  return { seed, settings, steps: steps.map(numbered) };
};

const numbered = (step: Omit<Step, "id">, i: number): Step => ({ id: i + 1, ...step });
