import { storeBootstrap } from "../../../client/store/bootstrap.ts";
import { openTillReplica, type TillReplica } from "../../../client/store/till-replica.ts";
import type { WriterLock } from "../../../client/store/writer-lock.ts";
import { openAcknowledged } from "../../../client/sync/acknowledged.ts";
import { indexes } from "../../../shared/commands.ts";
import type { Page } from "../../../shared/core/checkpoint.ts";
import { branchScope, type LogId } from "../../../shared/core/ids.ts";
import { createReplica, type Replica } from "../../../shared/core/replica.ts";
import { createState } from "../../../shared/core/state.ts";
import { type DiskPorts, newPower, openDisk, type Power } from "./disk.ts";
import { servedPages } from "./reach.ts";
import { rulesOf } from "./rules.ts";
import { foldAll, openServer } from "./server.ts";
import { openTillApp } from "./till-app.ts";
import type { Host, Program, World } from "./types.ts";
import { clockOf, letter, settle, textOf } from "./world.ts";

/**
 * Starts the device's program over its disk: a till's, a phone's by the very code of the app (`openTillReplica`, with its
 * epochs, witness and checkpoints), the server's and a hub's over a plain store. It may die on the way.
 */
export const start = async (world: World, host: Host, power: Power = newPower()): Promise<boolean> => {
  if (host.gone || host.program !== null) return false;
  const { kind } = host.certificate;
  const opening =
    kind === "server"
      ? openServer(world, host, power)
      : kind === "hub"
        ? openHub(world, host, power)
        : openApp(world, host, power);
  const program = await settle(opening);
  if (program === "silent" || !power.alive) {
    world.note(`${host.id} died while starting`);
    lateWitness(world, host);
    return false;
  }
  host.program = program;
  noteOpening(world, host, program);
  const writer = program.writer();
  const { branch } = host.certificate;
  if (writer !== null && branch !== null && kind !== "server")
    await settle(program.replica.announce(writer, branchScope(branch)));
  if (!power.alive) kill(world, host);
  return host.program !== null;
};

/** The power goes: nothing that is not on disk stays. */
export const kill = (world: World, host: Host): void => {
  if (host.program === null) return;
  host.program.power.alive = false;
  host.program = null;
  lateWitness(world, host);
  world.note(`${host.id} died`);
};

/** Closed as a person closes it. */
export const stop = (host: Host): void => {
  if (host.program === null) return;
  host.disk.witnessOnDisk = new Map(host.disk.witness);
  host.program.close();
  host.program.power.alive = false;
  host.program = null;
};

/** The browser puts `localStorage` on disk later than a database: after a crash it may be what it was. */
const lateWitness = (world: World, { disk }: Host): void => {
  if (world.dice.below(3) === 0) {
    disk.witness.clear();
    for (const [key, value] of disk.witnessOnDisk) disk.witness.set(key, value);
  } else disk.witnessOnDisk = new Map(disk.witness);
};

/** As `openReplica` of the app: who has nothing yet, or cannot read what it has, begins with the server's pages. */
const openApp = async (world: World, host: Host, power: Power): Promise<Program> => {
  const ports = openDisk(host.disk, power);
  const isNew = host.disk.current === null && host.disk.rows.length === 0;
  const wants = isNew && (world.settings.begin === "pages" || world.tick > 0);
  const first = wants ? await takePages(world, host, ports.chunks) : null;
  const till = await openTill(world, host, power, ports, first ?? new Map(host.ready));
  host.ready = new Map();
  const again = till.needsBootstrap() ? await takePages(world, host, ports.chunks) : null;
  if (again === null) return programOf(world, host, power, ports, till);
  till.close();
  return programOf(world, host, power, ports, await openTill(world, host, power, ports, again));
};

const programOf = async (
  world: World,
  host: Host,
  power: Power,
  ports: DiskPorts,
  till: TillReplica,
): Promise<Program> => {
  const acknowledged = await openAcknowledged(till, host.device, ports.device);
  return {
    power,
    replica: till,
    writer: till.writer,
    saveCheckpoint: async () => {
      await acknowledged.save();
      await till.saveCheckpoint();
    },
    wantsPages: till.needsBootstrap,
    unsent: () => acknowledged.unsent.value,
    acknowledged: acknowledged.take,
    join: async () => undefined,
    close: till.close,
    till: host.certificate.kind === "till" ? openTillApp(world, host, power, ports, till) : null,
  };
};

const openTill = (
  world: World,
  host: Host,
  power: Power,
  ports: DiskPorts,
  pages: Map<string, Page>,
): Promise<TillReplica> => {
  const { certificate, signed, sign } = host;
  return openTillReplica({
    ...ports,
    pages,
    tabs: { post: () => undefined, listen: () => undefined },
    lock: () => onlyTab(power),
    crypto: world.crypto,
    authority: world.authority,
    certificate,
    signed,
    sign,
    rules: rulesOf(host),
    indexed: indexes,
    now: () => clockOf(world, host),
    random: (length) => letter(world, length),
    report: (error) => {
      if (!power.alive || power.troubled) return;
      world.alarms.push({ invariant: "nothing goes wrong unseen", detail: `${host.id}: ${textOf(error)}` });
    },
  });
};

const onlyTab = (power: Power): WriterLock => ({
  isHeld: () => power.alive,
  tryTake: async () => true,
  waitForTurn: async () => true,
  steal: async () => undefined,
  release: () => undefined,
});

/** Makes the server's pages the device's checkpoint, when the server is in reach. */
const takePages = async (
  world: World,
  host: Host,
  chunks: DiskPorts["chunks"],
): Promise<Map<string, Page> | null> => {
  const pages = servedPages(world, host);
  if (pages === null) return null;
  const stored = await storeBootstrap(chunks, linesOf(pages), () => letter(world, 16));
  if (!stored.ok) return null;
  const heads: Record<LogId, number> = {};
  for (const page of pages) if (page.type === "logs") for (const { id, head } of page.rows) heads[id] = head;
  host.began = heads;
  return stored.value.pages;
};

async function* linesOf(pages: readonly Page[]): AsyncGenerator<string> {
  for (const page of pages) yield textOfPage(page);
  yield `{"type":"end","pages":${pages.length}}`;
}

const texts = new WeakMap<Page, string>();

/** The text of a page that many devices begin with is made once. */
const textOfPage = (page: Page): string => {
  const known = texts.get(page) ?? JSON.stringify(page);
  texts.set(page, known);
  return known;
};

const openHub = async (world: World, host: Host, power: Power): Promise<Program> => {
  const { store } = openDisk(host.disk, power);
  const state = createState(indexes);
  const deps = { store, crypto: world.crypto, authority: world.authority, rules: rulesOf(host) };
  const arrived = await foldAll(deps, state, 0);
  const replica: Replica = createReplica({ ...deps, state, arrived, now: () => clockOf(world, host) });
  return {
    power,
    replica,
    writer: () => null,
    saveCheckpoint: async () => undefined,
    wantsPages: () => false,
    unsent: () => null,
    acknowledged: () => undefined,
    join: async () => undefined,
    close: () => undefined,
    till: null,
  };
};

const noteOpening = (world: World, host: Host, program: Program): void => {
  const writer = program.writer();
  if (writer === null) return;
  const { epoch, holder } = writer;
  const before = world.record.openings.get(host.device) ?? [];
  world.record.openings.set(host.device, [
    ...before,
    { replica: host.id, epoch, holder, tick: world.tick, whole: !host.broken },
  ]);
  host.broken = false;
  world.note(`${host.id} opens ${epoch} as ${holder}`);
};
