import type { Page } from "../../../shared/core/checkpoint.ts";
import type { StaffId } from "../../../shared/core/ids.ts";
import { createRandom } from "../../../shared/lib/seeded-random.ts";
import type { Settings } from "../settings.ts";
import type { SimCrypto } from "./crypto.ts";
import { addRows, copyDisk, type Disk, newDisk } from "./disk.ts";
import {
  authorityOf,
  certify,
  genesisFor,
  HUB,
  PHONE,
  type Plan,
  pagesFor,
  STAFF,
  serverPlan,
  tillPlan,
  vouch,
} from "./genesis.ts";
import { newLink } from "./network.ts";
import type { Genesis, Host, Prepared, World } from "./types.ts";
import { START } from "./world.ts";

/** A world of devices that are enrolled and were opened before, or never yet. */
export const newWorld = async (
  seed: number,
  settings: Settings,
  crypto: SimCrypto,
  note: (text: string) => void,
  prepared: Prepared | null,
): Promise<World> => {
  const genesis = await genesisFor(crypto, settings.tills);
  const world: World = {
    seed,
    settings,
    crypto,
    authority: authorityOf(crypto),
    authoritySign: crypto.keyOf("authority").sign,
    base: prepared?.base ?? { pages: genesis.pages, covers: genesis.rows.length },
    hosts: [],
    links: [],
    products: [...genesis.products],
    customers: genesis.customers,
    promotion: genesis.promotion,
    tick: 0,
    time: START + 3_600_000,
    dice: createRandom(seed),
    ids: 0,
    weather: true,
    record: {
      shown: [],
      acts: [],
      claims: [],
      destroyed: [],
      refused: [],
      hellos: new Map(),
      lastHellos: new Map(),
      crimes: [],
      openings: new Map([...(prepared?.openings ?? [])].map(([device, all]) => [device, [...all]])),
      fates: new Map(),
      tickets: new Map(),
    },
    counts: new Map(),
    note,
    alarms: [],
  };
  for (const plan of plansOf(settings))
    addHost(world, await hostOf(crypto, genesis, plan, prepared?.devices.get(plan.device)));
  return world;
};

/** Puts a device into the world, with the links that one of its kind has. */
export const addHost = (world: World, host: Host): Host => {
  for (const other of world.hosts) if (mayLink(world, host, other)) world.links.push(newLink(other, host));
  world.hosts.push(host);
  for (const [staff, person] of host.people) {
    const known = world.record.tickets.get(staff) ?? [];
    if (!known.includes(person)) world.record.tickets.set(staff, [...known, person]);
  }
  return host;
};

const plansOf = ({ tills, phone, hub }: Settings): readonly Plan[] => [
  serverPlan,
  ...Array.from({ length: tills }, (_, i) => tillPlan(i + 1)),
  ...(phone ? [PHONE] : []),
  ...(hub ? [HUB] : []),
];

/** What never changes of a device is made once for all runs. */
const identities = new Map<string, Promise<Identity>>();

interface Identity extends Awaited<ReturnType<typeof certify>> {
  readonly people: readonly (readonly [StaffId, Awaited<ReturnType<typeof vouch>>])[];
  readonly pages: readonly Page[];
}

const identityOf = (crypto: SimCrypto, genesis: Genesis, plan: Plan): Promise<Identity> => {
  const key = `${crypto.name} ${plan.device} ${genesis.rows.length}`;
  const known = identities.get(key) ?? makeIdentity(crypto, genesis, plan);
  identities.set(key, known);
  return known;
};

const makeIdentity = async (crypto: SimCrypto, genesis: Genesis, plan: Plan): Promise<Identity> => {
  const certified = await certify(crypto, plan);
  const people: (readonly [StaffId, Awaited<ReturnType<typeof vouch>>])[] = [];
  for (const { staff, role, branches } of STAFF)
    people.push([staff, await vouch(crypto, staff, role, branches, START, plan.device)]);
  return { ...certified, people, pages: pagesFor(genesis.pages, certified.certificate) };
};

const hostOf = async (
  crypto: SimCrypto,
  genesis: Genesis,
  plan: Plan,
  known: DeviceBefore | undefined,
): Promise<Host> => {
  const { people, ...certified } = await identityOf(crypto, genesis, plan);
  return {
    ...certified,
    id: `${plan.device}#1`,
    device: plan.device,
    disk: known === undefined ? firstDisk(genesis, plan) : copyDisk(known.disk),
    ready: known?.ready ?? new Map(),
    program: null,
    clock: { offset: 0, drift: 0 },
    next: false,
    people: new Map(people),
    person: (plan.kind === "till" ? "ann" : "owner") as StaffId,
    began: { ...known?.began },
    broken: false,
    gone: false,
    hostile: false,
    backups: [],
  };
};

type DeviceBefore = Prepared["devices"] extends ReadonlyMap<string, infer D> ? D : never;

const firstDisk = (genesis: Genesis, { kind }: Plan): Disk => {
  const disk = newDisk("d0");
  if (kind === "server") {
    addRows(disk, genesis.rows);
    for (const [name, body] of genesis.device) disk.device.set(name, body);
  }
  return disk;
};

/** Everybody may reach the server and the hub; tills each other as the shop's mesh is. */
const mayLink = ({ settings }: World, a: Host, b: Host): boolean => {
  const kinds = [a.certificate.kind, b.certificate.kind];
  if (kinds.includes("server")) return kinds[0] !== kinds[1];
  if (kinds.includes("hub")) return true;
  if (kinds.includes("phone") || a.certificate.branch !== b.certificate.branch) return false;
  if (settings.mesh === "line") return Math.abs(numberOf(a) - numberOf(b)) <= 1;
  return settings.mesh === "full";
};

const numberOf = ({ device }: Host): number => Number(device.split("-")[1] ?? 0);
