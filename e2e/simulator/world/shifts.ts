import { kill } from "./device.ts";
import type { Host, World } from "./types.ts";
import { finish } from "./world.ts";

/**
 * The app of a till reads the facts of shifts that came in, and amends what it closed before [SHIFT-9]; it may die on the way.
 * Whether it runs afterwards.
 */
export const catchUp = async (world: World, host: Host): Promise<boolean> => {
  const { program } = host;
  if (program === null) return false;
  const { till, power } = program;
  if (till === null || (program.replica.state.docs.get("shift")?.size ?? 0) === 0) return true;
  await finish(till.shifts.refresh(), power);
  if (!power.alive) kill(world, host);
  return host.program !== null;
};
