import { createRandom } from "../../shared/lib/seeded-random.ts";
import { deeds } from "./actions/table.ts";
import { evidenceOf } from "./dump.ts";
import type { Evidence, Quiet } from "./evidence.ts";
import { faults } from "./faults/table.ts";
import { settleDown } from "./quiet.ts";
import type { Schedule, Step } from "./settings.ts";
import { fastCrypto, type SimCrypto } from "./world/crypto.ts";
import { kill, start } from "./world/device.ts";
import { createDigest } from "./world/digest.ts";
import { connectAll, deliver, dropSessions } from "./world/network.ts";
import { beginWorld } from "./world/prepared.ts";
import { watch } from "./world/safety.ts";
import type { World } from "./world/types.ts";
import { count } from "./world/world.ts";

/** What a run came to. */
export interface Run {
  readonly evidence: Evidence;
  /** Equal for equal runs. */
  readonly digest: string;
  readonly counts: ReadonlyMap<string, number>;
  /** What must never happen and was seen on the way. */
  readonly alarms: World["alarms"];
}

export interface RunOptions {
  readonly crypto?: SimCrypto;
  /** Told of everything that happens, in words. */
  readonly tell?: (text: string) => void;
}

/** Plays a schedule: what it says, with its faults; then quiet, in which everything must come together. */
export const run = async (
  schedule: Schedule,
  { crypto = fastCrypto, tell }: RunOptions = {},
): Promise<Run> => {
  const digest = createDigest(tell);
  const world = await beginWorld(schedule.seed, schedule.settings, crypto, digest.note);
  for (const host of world.hosts) await start(world, host);
  for (const step of schedule.steps) await play(world, step);
  const quiet: Quiet = await settleDown(world);
  const evidence = evidenceOf(world, quiet);
  digest.note(fingerprint(evidence));
  return { evidence, digest: digest.value(), counts: world.counts, alarms: world.alarms };
};

const play = async (world: World, step: Step): Promise<void> => {
  const deed = deeds[step.do] ?? faults[step.do];
  if (deed === undefined) throw new Error(`No deed or fault "${step.do}"`);
  world.tick = step.id;
  world.ids = 0;
  world.time += step.wait;
  world.dice = createRandom(Math.imul(world.seed, 65_537) ^ Math.imul(step.id, 2_654_435_761));
  const hosts = deed.of(world);
  const [at, to] = [hosts[step.at % hosts.length], hosts[step.to % hosts.length]];
  if (at === undefined || to === undefined) return;
  count(world, step.do);
  world.note(`${step.id} ${step.do} ${at.id} ${to.id}`);
  await deed.run(world, at, to);
  bury(world);
  await connectAll(world);
  if (world.settings.frames > 0) await deliver(world, world.settings.frames);
  bury(world);
  watch(world);
};

/** Programs whose power went in the middle of something are gone. */
const bury = (world: World): void => {
  for (const host of world.hosts) if (host.program !== null && !host.program.power.alive) kill(world, host);
  dropSessions(world);
};

/** What two runs of one schedule must have in common besides their course. */
const fingerprint = ({ replicas, shown, quiet }: Evidence): string =>
  JSON.stringify([
    replicas.map(({ replica, rows, state }) => [
      replica,
      rows.length,
      rows.at(-1)?.text,
      state.cells,
      state.attention,
    ]),
    shown.length,
    quiet,
  ]);
