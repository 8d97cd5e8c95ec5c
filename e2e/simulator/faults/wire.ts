import { all, type Deed, tills } from "../actions/deed.ts";
import { start } from "../world/device.ts";
import { connectAll, disconnect, tickAll } from "../world/network.ts";
import type { Host, Link, World } from "../world/types.ts";

const linksOf = ({ links }: World, host: Host): readonly Link[] =>
  links.filter(({ a, b }) => a === host || b === host);

/** A device is cut off from everyone. */
export const isolate: Deed = {
  weight: 6,
  of: all,
  run: async (world, at) => {
    for (const link of linksOf(world, at)) part(link);
  },
};

/** One link goes. */
export const cutLink: Deed = {
  weight: 5,
  of: all,
  run: async (world, at) => {
    const links = linksOf(world, at);
    if (links.length > 0) part(world.dice.pick(links));
  },
};

/** Two halves that do not hear each other. */
export const split: Deed = {
  weight: 3,
  of: all,
  run: async (world) => {
    const left = new Set(world.hosts.filter(() => world.dice.below(2) === 0));
    for (const link of world.links) if (left.has(link.a) !== left.has(link.b)) part(link);
  },
};

/** One can be heard and does not hear; neither knows it is so. */
export const oneWay: Deed = {
  weight: 3,
  of: all,
  run: async (world, at) => {
    for (const { a, toA, toB } of linksOf(world, at)) {
      if (world.dice.below(2) === 0) (a === at ? toA : toB).blocked = true;
      else (a === at ? toB : toA).blocked = true;
    }
  },
};

/** A link that comes and goes while frames are on their way. */
export const flap: Deed = {
  weight: 3,
  of: all,
  run: async (world, at) => {
    for (const link of linksOf(world, at)) disconnect(link);
    await connectAll(world);
  },
};

export const heal: Deed = {
  weight: 8,
  of: all,
  run: async (world, at) => {
    for (const link of linksOf(world, at)) join(link);
    await connectAll(world);
  },
};

/** Nobody hears anybody. */
export const blackout: Deed = {
  weight: 1,
  of: all,
  run: async (world) => {
    for (const link of world.links) part(link);
  },
};

/** Everything that can be on is on, and all links at once. */
export const allBack: Deed = {
  weight: 4,
  of: all,
  run: async (world) => {
    for (const host of all(world)) await start(world, host);
    for (const link of world.links) join(link);
    await connectAll(world);
  },
};

/** Time passes on the links: heartbeats, and giving up what was not answered. */
export const heartbeat: Deed = {
  weight: 8,
  of: tills,
  run: async (world) => tickAll(world),
};

const part = (link: Link): void => {
  link.up = false;
  disconnect(link);
};

export const join = (link: Link): void => {
  link.up = true;
  link.toA.blocked = false;
  link.toB.blocked = false;
};
