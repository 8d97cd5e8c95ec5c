import type { Want } from "../../../shared/sync/messages.ts";
import { deliver } from "../world/network.ts";
import type { Host, World } from "../world/types.ts";
import { drain } from "../world/world.ts";

/** Asks everybody in reach at once for rights; whoever hears it answers when they hear it. */
export const ask = async (world: World, at: Host, wants: readonly Want[]): Promise<void> => {
  const message = { type: "want-rights" as const, id: world.tick, wants };
  for (const { a, b, sessionA, sessionB } of world.links)
    if (a === at) sessionA?.say(message);
    else if (b === at) sessionB?.say(message);
  await drain();
};

/** Frames that pass while a customer waits. */
const WHILE_WAITING = 16;

/** The same, and waits a moment for what comes [RIGHTS-4]. */
export const askAndWait = async (world: World, at: Host, wants: readonly Want[]): Promise<void> => {
  await ask(world, at, wants);
  await deliver(world, WHILE_WAITING);
};
