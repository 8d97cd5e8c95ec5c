import type { Random } from "../../lib/seeded-random.ts";
import type { Effect } from "../counter.ts";
import type { HolderId } from "../ids.ts";
import { foldTail } from "../restore.ts";
import { createState, type State } from "../state.ts";
import { createMemoryStore, type EntryRow } from "../store.ts";
import {
  aDevice,
  aMove,
  aNote,
  anEdit,
  aPerson,
  exchange,
  send,
  TEA,
  type TestDevice,
  testDeps,
} from "./device.ts";

/** What really happened to the rights of every holder, as one who saw all of it at once would know. */
export interface Ledger {
  readonly rights: Map<HolderId, number>;
  value: number;
}

export interface History {
  readonly devices: TestDevice[];
  readonly ledger: Ledger;
  /** One random deed of one random device; gives the device. */
  readonly step: () => Promise<TestDevice>;
}

export interface HistoryOptions {
  readonly devices: number;
  /** Lets profiles be copied while in use. */
  readonly clones?: boolean;
  /** Lets people spend beyond rights. */
  readonly beyond?: boolean;
}

const PRODUCTS = ["p1", "p2"];
const FIELDS = ["name", "price", "deleted", "codes/1", "codes/2"];

/** Devices that write, restart, lose their storage and meet now and then; everything by way of the real replica. */
export const aHistory = async (random: Random, options: HistoryOptions): Promise<History> => {
  const devices: TestDevice[] = [];
  for (let i = 1; i <= options.devices; i++) devices.push(await aDevice(`till-${i}`));
  const people = [await aPerson("anna"), await aPerson("boris", { role: "boss" })];
  const ledger: Ledger = { rights: new Map(), value: 0 };
  const { below, pick } = random;
  let epochs = 0;
  const fresh = () => (++epochs).toString(36).padStart(4, "0");
  const amount = () => 1 + below(9);

  const move = async (device: TestDevice, effect: Effect): Promise<void> => {
    const written = await device.tryWrite(null, aMove(effect));
    if (written.ok) record(ledger, device.writer.holder, effect);
    else if (written.error.type !== "RightsExceeded") throw new Error(JSON.stringify(written.error));
  };
  const edit = (device: TestDevice): Promise<void> => {
    const value = pick([true, null, below(5), "tea"]);
    return device.write(anEdit(pick(PRODUCTS), { [pick(FIELDS)]: value }));
  };
  const meet = async (device: TestDevice): Promise<void> => {
    const other = pick(devices);
    if (other === device) return;
    if (below(3) === 0) await exchange(device, other);
    else await send(device, other, { batches: 1 + below(2), limit: 1 + below(4) });
  };
  const deeds: ((device: TestDevice) => Promise<unknown>)[] = [
    (device) => move(device, { counter: TEA, mint: amount() }),
    (device) => move(device, { counter: TEA, spend: amount() }),
    (device) => move(device, { counter: TEA, spend: 1 }),
    (device) => move(device, { counter: TEA, give: amount(), to: pick(devices).writer.holder }),
    edit,
    edit,
    meet,
    meet,
    (device) => device.tryWrite(pick(people), aNote("order", { kind: pick(["order.given", "note.made"]) })),
    (device) => device.write(aNote("?", { kind: "tea.drunk", scope: pick(["org", "b-b1"]) })),
    (device) => device.restart({ broken: below(4) === 0, random: fresh() }),
    async (device) => {
      device.drift = (below(3) - 1) * 365 * 24 * 3_600_000;
    },
  ];
  if (options.beyond) {
    deeds.push((device) => move(device, { counter: TEA, beyond: amount(), why: "override" }));
    deeds.push((device) => move(device, { counter: TEA, settle: amount() }));
  }
  deeds.push((device) => (below(3) === 0 ? device.wipe(fresh()) : meet(device)));
  let clones = 0;
  if (options.clones)
    deeds.push(async (device) => {
      if (++clones <= 2) devices.push(await device.clone(fresh()));
    });
  return {
    devices,
    ledger,
    step: async () => {
      const device = pick(devices);
      await pick(deeds)(device);
      return device;
    },
  };
};

const record = (ledger: Ledger, holder: HolderId, effect: Effect): void => {
  const add = (to: HolderId, change: number) => ledger.rights.set(to, (ledger.rights.get(to) ?? 0) + change);
  if ("mint" in effect) {
    add(holder, effect.mint);
    ledger.value += effect.mint;
  } else if ("spend" in effect) {
    add(holder, -effect.spend);
    ledger.value -= effect.spend;
  } else if ("give" in effect) {
    add(holder, -effect.give);
    add(effect.to, effect.give);
  } else if ("beyond" in effect) ledger.value -= effect.beyond;
  else add(holder, -effect.settle);
};

/** Every entry any of the devices holds, once; with its own signature where one of them has it. */
export const allRows = async (devices: readonly TestDevice[]): Promise<readonly EntryRow[]> => {
  const rows = new Map<string, EntryRow>();
  for (const { store } of devices) {
    for (const row of await store.since(0, Number.MAX_SAFE_INTEGER)) {
      const key = `${row.log} ${row.seq}`;
      if (rows.get(key)?.signature == null) rows.set(key, row);
    }
  }
  return [...rows.values()];
};

/** The rows in another order of arrival that keeps each log's own, some of them a second time. */
export const anArrival = (rows: readonly EntryRow[], { pick, below }: Random): readonly EntryRow[] => {
  const logs = new Map<string, EntryRow[]>();
  for (const row of [...rows].sort((a, b) => a.seq - b.seq))
    logs.set(row.log, [...(logs.get(row.log) ?? []), row]);
  const arrived: EntryRow[] = [];
  while (logs.size > 0) {
    const log = pick([...logs.keys()]);
    const queue = logs.get(log) as EntryRow[];
    const row = queue.shift();
    if (row !== undefined) arrived.push(row);
    if (arrived.length > 0 && below(5) === 0) arrived.push(pick(arrived));
    if (queue.length === 0) logs.delete(log);
  }
  return arrived.map((row, i) => ({ ...row, n: i + 1 }));
};

/** Folds rows into the state, as a replica does that opens with them on its disk. Throws when one cannot be read. */
export const foldRows = async (rows: readonly EntryRow[], state: State = createState()): Promise<State> => {
  const store = createMemoryStore();
  await store.append(rows);
  const { unreadable } = await foldTail(testDeps(store), state, 0);
  if (unreadable.length > 0) throw new Error(JSON.stringify(unreadable));
  return state;
};
