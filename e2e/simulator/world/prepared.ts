import { parsePage } from "../../../client/store/open-state.ts";
import { type Page, pagesOf } from "../../../shared/core/checkpoint.ts";
import type { DeviceId } from "../../../shared/core/ids.ts";
import type { Settings } from "../settings.ts";
import type { SimCrypto } from "./crypto.ts";
import { start, stop } from "./device.ts";
import { copyDisk } from "./disk.ts";
import { newWorld } from "./hosts.ts";
import { connectAll, deliver } from "./network.ts";
import type { Host, Prepared, World } from "./types.ts";

/**
 * A world in which every device has been opened once and has heard of all others, and was closed for the night: what all runs
 * with the same devices begin with. Opened, connected and written down by the same code as everything else, once.
 */
export const beginWorld = async (
  seed: number,
  settings: Settings,
  crypto: SimCrypto,
  note: (text: string) => void,
): Promise<World> => {
  const { tills, phone, hub, begin } = settings;
  const key = [crypto.name, tills, phone, hub, begin].join();
  const known = prepared.get(key) ?? prepare(settings, crypto);
  prepared.set(key, known);
  return newWorld(seed, settings, crypto, note, await known);
};

const prepared = new Map<string, Promise<Prepared>>();

const prepare = async (settings: Settings, crypto: SimCrypto): Promise<Prepared> => {
  const world = await newWorld(0, { ...settings, mesh: "none" }, crypto, () => undefined, null);
  world.weather = false;
  for (const host of world.hosts) await start(world, host);
  await connectAll(world);
  await deliver(world, Number.POSITIVE_INFINITY);
  const server = world.hosts.find(({ certificate }) => certificate.kind === "server");
  const base = {
    pages: [
      ...(server?.program === null || server === undefined ? [] : pagesOf(server.program.replica.state)),
    ],
    covers: server?.disk.rows.length ?? 0,
  };
  for (const host of world.hosts) {
    await host.program?.saveCheckpoint();
    stop(host);
  }
  if (world.alarms.length > 0) throw new Error(JSON.stringify(world.alarms));
  const devices = new Map<DeviceId, Prepared["devices"] extends ReadonlyMap<DeviceId, infer D> ? D : never>();
  for (const host of world.hosts)
    devices.set(host.device, { disk: copyDisk(host.disk), began: host.began, ready: readyOf(host) });
  return { base, devices, openings: world.record.openings };
};

/** The pages of the checkpoint, read once for all who open it. */
const readyOf = ({ disk }: Host): ReadonlyMap<string, Page> => {
  const ready = new Map<string, Page>();
  for (const [id, body] of disk.chunks) {
    const page = parsePage(body);
    if (page !== null) ready.set(id, page);
  }
  return ready;
};
