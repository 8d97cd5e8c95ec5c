import { all, type Deed, servers, tills } from "../actions/deed.ts";
import { noteFate } from "../actions/people.ts";
import { kill, start, stop } from "../world/device.ts";
import { copyDisk, type Disk, headsOn, newDisk, newPower } from "../world/disk.ts";
import { addHost } from "../world/hosts.ts";
import { dropSessions } from "../world/network.ts";
import type { Host, World } from "../world/types.ts";
import { letter, settle } from "../world/world.ts";

/** Closed and opened again, as every evening. */
export const restart: Deed = {
  weight: 4,
  of: all,
  run: async (world, at) => {
    if (at.program !== null) stop(at);
    dropSessions(world);
    await start(world, at);
  },
};

/** The power goes at the k-th write from now, before it or just after it; opened again by a later step. */
export const crash: Deed = {
  weight: 8,
  of: all,
  run: async (world, at) => {
    const { dice } = world;
    const power = at.program?.power;
    if (power === undefined) {
      await start(world, at);
      return;
    }
    power.dieAt = power.writes + 1 + dice.below(4);
    power.dieAfter = dice.below(2) === 0;
  },
};

/** Dies at once and comes back, and may die again in the middle of starting. */
export const crashStarting: Deed = {
  weight: 3,
  of: all,
  run: async (world, at) => {
    const { dice } = world;
    kill(world, at);
    dropSessions(world);
    const power = { ...newPower(), dieAt: 1 + dice.below(4), dieAfter: dice.below(2) === 0 };
    if (dice.below(2) === 0) await start(world, at, power);
    if (at.program === null) await start(world, at);
    else at.program.power.dieAt = null;
  },
};

export const checkpoint: Deed = {
  weight: 5,
  of: tills,
  run: async (world, at) => {
    await settle(at.program?.saveCheckpoint().catch(() => undefined) ?? Promise.resolve());
    if (at.program !== null && !at.program.power.alive) kill(world, at);
  },
};

export const storageError: Deed = {
  weight: 4,
  of: all,
  run: async (world, at) => trouble(at, "failed", 1 + world.dice.below(3)),
};

export const quota: Deed = {
  weight: 3,
  of: all,
  run: async (world, at) => trouble(at, "quota", 2 + world.dice.below(6)),
};

const trouble = (at: Host, kind: "failed" | "quota", writes: number): void => {
  const power = at.program?.power;
  if (power === undefined) return;
  power.trouble = kind;
  power.troubleLeft = writes;
};

/** Somebody takes a copy of the device's storage. */
export const backup: Deed = {
  weight: 3,
  of: all,
  run: async (_world, at) => {
    at.backups.push({ disk: copyDisk(at.disk), people: new Map(at.people) });
  },
};

/** An old copy of a till's storage is put back, with its witness or beside the newer one. */
export const rollback: Deed = {
  weight: 2,
  of: tills,
  run: async (world, at) => {
    const copy = at.backups.at(-1);
    if (copy === undefined) return;
    kill(world, at);
    dropSessions(world);
    const whole = world.dice.below(3) === 0;
    const old = copyDisk(copy.disk);
    const witness = whole ? old.witness : at.disk.witness;
    lose(world, at, "rolled-back", headsOf({ ...at, disk: old }), tellsOfMore(witness, old));
    at.disk = { ...old, witness: new Map(witness), witnessOnDisk: new Map(witness) };
    at.broken = true;
    noteFate(world, at.device, whole ? "rolled-back-whole" : "rolled-back");
    await start(world, at);
  },
};

/** The till's profile is copied to a second machine, and both go on. */
export const clone: Deed = {
  weight: 2,
  of: tills,
  run: async (world, at) => {
    const n = world.hosts.filter(({ device }) => device === at.device).length + 1;
    if (n > 3) return;
    const twin = addHost(world, {
      ...at,
      id: `${at.device}#${n}`,
      disk: copyDisk(at.disk),
      program: null,
      people: new Map(at.people),
      backups: [],
      began: { ...at.began },
      broken: true,
    });
    noteFate(world, at.device, "cloned");
    await start(world, twin);
  },
};

/** Site data cleared: the till is enrolled anew under the same name and begins with nothing. */
export const wipe: Deed = {
  weight: 2,
  of: tills,
  run: async (world, at) => {
    kill(world, at);
    dropSessions(world);
    lose(world, at, "wiped", {});
    const keepsWitness = world.dice.below(2) === 0;
    const { witness } = at.disk;
    at.disk = newDisk(letter(world, 8));
    if (keepsWitness) for (const [key, value] of witness) at.disk.witness.set(key, value);
    at.began = {};
    at.broken = true;
    at.backups.length = 0;
    noteFate(world, at.device, "wiped");
    await start(world, at);
  },
};

/** Stolen, drowned, run over: never seen again. */
export const vanish: Deed = {
  weight: 1,
  of: (world) => (tills(world).length > 1 ? tills(world) : []),
  run: async (world, at) => {
    kill(world, at);
    dropSessions(world);
    lose(world, at, "lost", {});
    at.gone = true;
    noteFate(world, at.device, "lost");
  },
};

/** The server's database is put back from an old copy, in its place or as a second server beside the first. */
export const restoreServer: Deed = {
  weight: 2,
  of: servers,
  run: async (world, at) => {
    const copy = at.backups.at(-1);
    if (copy === undefined) return;
    const disk = { ...copyDisk(copy.disk), identity: letter(world, 8) };
    if (world.dice.below(3) === 0 && servers(world).length < 2) {
      const n = world.hosts.filter(({ device }) => device === at.device).length + 1;
      const twin = addHost(world, {
        ...at,
        id: `${at.device}#${n}`,
        disk,
        program: null,
        people: new Map(copy.people),
        broken: true,
        backups: [],
      });
      await start(world, twin);
      return;
    }
    kill(world, at);
    dropSessions(world);
    lose(world, at, "restored", headsOn(disk));
    at.disk = disk;
    at.broken = true;
    await start(world, at);
  },
};

const lose = (
  world: World,
  at: Host,
  why: "lost" | "wiped" | "rolled-back" | "restored",
  left: Readonly<Record<string, number>>,
  noticeable = false,
): void => {
  const { id: replica } = at;
  world.record.destroyed.push({ tick: world.tick, replica, why, had: headsOf(at), left, noticeable });
};

/** How far it holds each log: by its rows, and by the pages it began with, which hold no rows. */
const headsOf = ({ disk, began }: Pick<Host, "disk" | "began">): Readonly<Record<string, number>> => ({
  ...began,
  ...headsOn(disk),
});

/** Whether the witness has heard of entries that came after all that lie on the disk. */
const tellsOfMore = (witness: ReadonlyMap<string, string>, { rows }: Disk): boolean =>
  [...witness.values()].some(
    (text) => (JSON.parse(text) as { readonly arrived: number }).arrived > (rows.at(-1)?.n ?? 0),
  );

/** A clock jumps by up to ten years, or runs fast or slow. */
export const clockJump: Deed = {
  weight: 3,
  of: all,
  run: async (world, at) => {
    const { dice } = world;
    const years = 365 * 24 * 3_600_000;
    at.clock =
      dice.below(3) === 0
        ? { ...at.clock, drift: dice.below(200) - 100 }
        : { ...at.clock, offset: Math.round((dice.next() - 0.5) * 20 * years) };
  },
};

/** The program of the next version is put on a device. */
export const upgrade: Deed = {
  weight: 3,
  of: all,
  run: async (world, at) => {
    if (at.next) return;
    stop(at);
    dropSessions(world);
    at.next = true;
    await start(world, at);
  },
};

/** A second process of the server begins to write over the same store. */
export const secondProcess: Deed = {
  weight: 3,
  of: servers,
  run: async (_world, at) => {
    await settle(at.program?.join().catch(() => undefined) ?? Promise.resolve());
  },
};

/** A page of the folded state was written down by half, and the till dies. */
export const tornPage: Deed = {
  weight: 3,
  of: tills,
  run: async (world, at) => {
    kill(world, at);
    dropSessions(world);
    const ids = [...at.disk.chunks.keys()];
    if (ids.length > 0) {
      const id = world.dice.pick(ids);
      const body = at.disk.chunks.get(id) ?? "";
      at.disk.chunks.set(id, body.slice(0, world.dice.below(body.length)));
    }
    await start(world, at);
  },
};
