import { all, type Deed, tills } from "../actions/deed.ts";
import { noteFate } from "../actions/people.ts";
import type { Host, World } from "../world/types.ts";
import { crimes } from "./crimes.ts";

/** Whoever already is hostile; else the last till of several may become so. */
const suspects = (world: World): readonly Host[] => {
  const hostile = world.hosts.filter((host) => host.hostile && !host.gone);
  if (hostile.length > 0) return hostile;
  const honest = tills(world);
  return honest.length > 1 ? honest.slice(-1) : [];
};

/**
 * A till in the hands of somebody who knows how the program works and has its valid key. It goes on as before, and now and
 * then writes or sends what no program would.
 */
export const hostile: Deed = {
  weight: 8,
  of: suspects,
  run: async (world, at) => {
    const crime = chooseCrime(world);
    if (!at.hostile) noteFate(world, at.device, "hostile");
    at.hostile = true;
    for (const twin of all(world)) if (twin.device === at.device) twin.hostile = true;
    await crimes[crime]?.(world, at);
  },
};

/** Half of the time the one that this run is about. */
const chooseCrime = ({ seed, dice }: World): string => {
  const names = Object.keys(crimes);
  return dice.below(2) === 0 ? (names[seed % names.length] as string) : dice.pick(names);
};
