import { heirOf, rightsOf } from "../../shared/core/cut.ts";
import { docKeys } from "../../shared/core/document.ts";
import type { HolderId } from "../../shared/core/ids.ts";
import type { State } from "../../shared/core/state.ts";
import type { DeviceEvidence, Evidence, Quiet, ReplicaEvidence, StateDump } from "./evidence.ts";
import { BRANCHES, ORG } from "./world/genesis.ts";
import { unreadBy } from "./world/rules.ts";
import type { Host, World } from "./world/types.ts";

/** What the run leaves to be judged. */
export const evidenceOf = (world: World, quiet: Quiet): Evidence => {
  const { record, crypto, authority, seed } = world;
  return {
    seed,
    organisation: ORG,
    authorityKey: authority.key,
    hash: crypto.hash,
    verify: crypto.verifyNow,
    branches: BRANCHES,
    devices: devicesOf(world),
    people: [...record.tickets].map(([staff, people]) => ({
      staff,
      tickets: people.map(({ ticket: { role, branches, issuedAt, device } }) => ({
        role,
        branches,
        issuedAt,
        device: device ?? null,
      })),
    })),
    replicas: world.hosts.map((host) => replicaOf(world, host)),
    shown: record.shown,
    acts: record.acts,
    claims: record.claims,
    destroyed: record.destroyed,
    refused: record.refused,
    hellos: [...record.hellos.values(), ...lastHellos(world)],
    crimes: record.crimes,
    quiet,
  };
};

/** What each living host said of its heads at rest. */
const lastHellos = ({ hosts, record }: World): Evidence["hellos"] =>
  hosts.flatMap(({ id, program }) => {
    const frame = record.lastHellos.get(id);
    if (frame === undefined || program === null) return [];
    const { heads } = JSON.parse(frame) as { readonly heads: object };
    const logs = program.replica.state.logs.size;
    const named = Object.keys(heads).length;
    return [{ replica: id, length: JSON.stringify(heads).length, logs, named, atRest: true }];
  });

const devicesOf = ({ hosts, record }: World): readonly DeviceEvidence[] => {
  const first = new Map(hosts.map((host) => [host.device, host]));
  return [...first].map(
    ([
      device,
      {
        certificate: { kind, branch, key, reads, writes },
      },
    ]) => ({
      device,
      kind,
      branch,
      key,
      reads,
      writes,
      fates: record.fates.get(device) ?? [],
      openings: record.openings.get(device) ?? [],
    }),
  );
};

const replicaOf = (world: World, host: Host): ReplicaEvidence => {
  const { program, disk } = host;
  const state = program?.replica.state;
  return {
    replica: host.id,
    device: host.device,
    living: program !== null && !host.gone && !host.hostile,
    turnedAway: isTurnedAway(world, host),
    wantsPages: program?.wantsPages() ?? false,
    began: host.began,
    rows: disk.rows,
    cannotRead: unreadBy(host),
    state: state === undefined ? EMPTY : dumpOf(state),
  };
};

/** It may not have heard of its own cut: nobody who has talks with it. */
const isTurnedAway = ({ hosts }: World, { device }: Host): boolean =>
  hosts.some(({ program }) =>
    program?.replica.state.cuts.devices.get(device)?.some(({ keeps }) => keeps === null),
  );

const EMPTY: StateDump = { docs: [], cells: [], attention: [], logs: [], rights: [] };

/** The folded state as plain data, everything in one order. */
const dumpOf = (state: State): StateDump => ({
  docs: sorted(
    [...state.docs].flatMap(([type, docs]) =>
      [...docs].map(([id, doc]) => ({
        type,
        id,
        keys: [...docKeys(doc)].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
      })),
    ),
    ({ type, id }) => `${type} ${id}`,
  ),
  cells: sorted(
    [...state.counters].flatMap(([counter, cells]) =>
      cells.map(({ given, ...cell }) => ({ counter, ...cell, given: given ?? {} })),
    ),
    ({ counter, log }) => `${counter} ${log}`,
  ),
  attention: sorted([...state.attention.values()], ({ key }) => key),
  logs: sorted(
    [...state.logs.values()].map(({ id, head, hash, holder, stopped, cut }) => ({
      log: id,
      head,
      hash,
      holder,
      stopped,
      cutAt: cut?.seq ?? null,
    })),
    ({ log }) => log,
  ),
  rights: rightsIn(state),
});

const rightsIn = (state: State): StateDump["rights"] => {
  const rights: { counter: string; holder: string; amount: number }[] = [];
  const heirs = [...state.cuts.devices.values()].flat().flatMap(({ heir }) => heir ?? []);
  for (const [counter, cells] of state.counters) {
    const holders = new Set<HolderId>(heirs);
    for (const { holder, given } of cells) {
      holders.add(holder);
      for (const to in given) holders.add(to as HolderId);
    }
    for (const holder of [...holders]) holders.add(heirOf(state.cuts, holder) ?? holder);
    for (const holder of holders) {
      const amount = rightsOf(state.cuts, cells, holder);
      if (amount !== 0) rights.push({ counter, holder, amount });
    }
  }
  return sorted(rights, ({ counter, holder }) => `${counter} ${holder}`);
};

const sorted = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] =>
  items
    .map((item) => [keyOf(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
