import { mayRead } from "../../shared/core/certificate.ts";
import { compactHeads, missingFrom } from "../../shared/core/heads.ts";
import { parseLogId, type StaffId } from "../../shared/core/ids.ts";
import { createRandom } from "../../shared/lib/seeded-random.ts";
import type { Quiet } from "./evidence.ts";
import { join } from "./faults/wire.ts";
import { start, stop } from "./world/device.ts";
import { connectAll, deliver, disconnect, dropSessions, tickAll } from "./world/network.ts";
import { catchUp } from "./world/shifts.ts";
import type { Host, World } from "./world/types.ts";

/** Rounds within which all must have come together: a line of tills passes news on one by one, and lost frames are given up after three ticks. */
export const BOUND = 24;

/**
 * The faults stop: everything that lives is switched on with the newest program, everybody may reach everybody. Exchanges until
 * nobody lacks anything of anybody it may hear, but no more than the bound.
 */
export const settleDown = async (world: World): Promise<Quiet> => {
  world.note("quiet");
  world.weather = false;
  world.dice = createRandom(world.seed);
  for (const host of world.hosts) await wake(world, host);
  for (const link of world.links) {
    // What was on its way is lost, and the other end may know or not. A log that was refused waits for a new session [SYNC-5].
    if (world.settings.corrupt + world.settings.truncate > 0 || world.dice.below(3) === 0) disconnect(link);
    join(link);
  }
  dropSessions(world);
  let rounds = 0;
  let settled = false;
  while (!settled && rounds < BOUND) {
    rounds++;
    await connectAll(world);
    await deliver(world, Number.POSITIVE_INFINITY);
    await refresh(world);
    await tickAll(world);
    await deliver(world, Number.POSITIVE_INFINITY);
    settled = isSettled(world) && !(await closeBooks(world));
  }
  await tickAll(world); // what everybody says of its heads once all is done
  await deliver(world, Number.POSITIVE_INFINITY);
  world.note(`settled ${settled} after ${rounds}`);
  return { rounds, bound: BOUND, settled };
};

/** Every device gets the newest program if any has it, and a whole disk with room on it. */
const wake = async (world: World, host: Host): Promise<void> => {
  if (host.gone) return;
  const next = world.hosts.some((other) => other.next);
  const { program } = host;
  if (program !== null) {
    program.power.troubleLeft = 0;
    program.power.dieAt = null;
    if (host.next === next) return;
    stop(host);
    dropSessions(world);
  }
  host.next = next;
  await start(world, host);
};

/** Tills whose own pages no longer do fetch them again from the server, as the app does when it opens. */
const refresh = async (world: World): Promise<void> => {
  for (const host of world.hosts) {
    if (host.program === null || !host.program.wantsPages()) continue;
    stop(host);
    dropSessions(world);
    await start(world, host);
  }
};

/** Somebody who may is at each till: what came late for a shift it closed is amended. Whether anything was written. */
const closeBooks = async (world: World): Promise<boolean> => {
  const rowsOf = () => world.hosts.map(({ disk }) => disk.rows.length).join();
  const before = rowsOf();
  for (const host of world.hosts) {
    host.person = "owner" as StaffId;
    await catchUp(world, host);
  }
  return rowsOf() !== before;
};

/** Whether nobody lacks anything that somebody it may hear has. */
const isSettled = (world: World): boolean =>
  world.links.every(({ a, b, sessionA, sessionB, ended }) => {
    if (a.program === null || b.program === null) return a.gone || b.gone;
    if (isCutOff(world, a) || isCutOff(world, b)) return true;
    if (sessionA === null || sessionB === null) return ended === "revoked";
    return !lacks(a, b) && !lacks(b, a);
  });

/** Whether the authority put the device out of use: it gets nothing any more, and nobody waits for it. */
const isCutOff = ({ hosts }: World, { device }: Host): boolean =>
  hosts.some(({ certificate, program }) => {
    const cuts = certificate.kind === "server" ? program?.replica.state.cuts.devices.get(device) : undefined;
    return cuts?.some(({ keeps }) => keeps === null);
  });

/** Whether the one lacks entries that the other has and it may read. */
const lacks = (one: Host, other: Host): boolean => {
  const [mine, theirs] = [one.program?.replica.state, other.program?.replica.state];
  if (mine === undefined || theirs === undefined) return false;
  const readable = [...theirs.logs.values()].filter(({ id }) => {
    const parts = parseLogId(id);
    return parts !== null && mayRead(one.certificate, parts.scope) && !(mine.logs.get(id)?.stopped ?? false);
  });
  return missingFrom(readable, compactHeads(mine.logs.values())).length > 0;
};
