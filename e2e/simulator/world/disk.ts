import type { LatestOfKind } from "../../../client/session/facts.ts";
import type { Chunk, ChunkStore, CurrentCheckpoint } from "../../../client/store/chunk-store.ts";
import type { DeviceStore } from "../../../client/store/device-store.ts";
import { createWitnessStore, type WitnessStore } from "../../../client/store/life.ts";
import type { LogId } from "../../../shared/core/ids.ts";
import type { EntryRow, EntryStore } from "../../../shared/core/store.ts";

/** What lies on a device's disk, whichever program runs over it. */
export interface Disk {
  rows: EntryRow[];
  byLog: Map<LogId, EntryRow[]>;
  readonly device: Map<string, string>;
  readonly chunks: Map<string, string>;
  current: string | null;
  /** `localStorage`: what the browser has in memory, and what reached the disk: later than everything else. */
  readonly witness: Map<string, string>;
  witnessOnDisk: Map<string, string>;
  /** Name of this database as the machine gives it: another after a restore. */
  identity: string;
}

/** A program's hold on its disk. Once it is dead nothing it still does reaches the disk, and nothing answers it. */
export interface Power {
  alive: boolean;
  /** Writes so far; every one is a boundary at which it can die. */
  writes: number;
  /** The write at which it dies, and whether that one is still kept. */
  dieAt: number | null;
  dieAfter: boolean;
  /** What becomes of the next writes: nothing is wrong when it is `null`. */
  trouble: "failed" | "quota" | null;
  /** How many writes the trouble lasts. */
  troubleLeft: number;
  /** Whether there ever was any: what is reported then is no surprise. */
  troubled: boolean;
}

export const newDisk = (identity: string): Disk => ({
  rows: [],
  byLog: new Map(),
  device: new Map(),
  chunks: new Map(),
  current: null,
  witness: new Map(),
  witnessOnDisk: new Map(),
  identity,
});

/** A copy of all of it, taken while nobody writes. */
export const copyDisk = (disk: Disk): Disk => ({
  rows: [...disk.rows],
  byLog: new Map([...disk.byLog].map(([log, rows]) => [log, [...rows]])),
  device: new Map(disk.device),
  chunks: new Map(disk.chunks),
  current: disk.current,
  witness: new Map(disk.witness),
  witnessOnDisk: new Map(disk.witnessOnDisk),
  identity: disk.identity,
});

export const newPower = (): Power => ({
  alive: true,
  writes: 0,
  dieAt: null,
  dieAfter: false,
  trouble: null,
  troubleLeft: 0,
  troubled: false,
});

/** Last number of each log on the disk. */
export const headsOn = ({ byLog }: Disk): Record<LogId, number> => {
  const heads: Record<LogId, number> = {};
  for (const [log, rows] of byLog) heads[log] = rows.at(-1)?.seq ?? 0;
  return heads;
};

/** The storage ports of one running program. */
export interface DiskPorts {
  readonly store: EntryStore;
  readonly chunks: ChunkStore;
  readonly device: DeviceStore;
  readonly witness: WitnessStore;
  /** Entries of a kind, as the app's own index gives them. */
  readonly latest: LatestOfKind;
  /** `localStorage`. */
  readonly local: Pick<Storage, "getItem" | "setItem">;
}

export const openDisk = (disk: Disk, power: Power): DiskPorts => {
  const local = localStore(disk, power);
  return {
    store: entryStore(disk, power),
    chunks: chunkStore(disk, power),
    device: deviceStore(disk, power),
    witness: createWitnessStore(local, "till"),
    latest: (kind, before, limit) => read(power, () => latestRows(disk, kind, before, limit)),
    local,
  };
};

export const addRows = (disk: Disk, rows: readonly EntryRow[]): void => {
  for (const row of rows) {
    disk.rows.push(row);
    const ofLog = disk.byLog.get(row.log);
    if (ofLog === undefined) disk.byLog.set(row.log, [row]);
    else if ((ofLog.at(-1)?.seq ?? 0) <= row.seq) ofLog.push(row);
    else ofLog.splice(firstAfter(ofLog, row.seq, seqOf), 0, row);
  }
};

/** Nothing comes back to a program that is dead. */
const silence = new Promise<never>(() => undefined);

const write = (power: Power, keep: () => void): Promise<void> => {
  if (!power.alive) return silence;
  power.writes++;
  const dies = power.dieAt !== null && power.writes >= power.dieAt;
  if (dies) power.alive = false;
  if (dies && !power.dieAfter) return silence;
  if (power.troubleLeft > 0 && !dies) {
    power.troubleLeft--;
    power.troubled = true;
    return Promise.reject(
      new Error(power.trouble === "quota" ? "QuotaExceededError: disk full" : "UnknownError: disk"),
    );
  }
  keep();
  return dies ? silence : Promise.resolve();
};

const read = <T>(power: Power, value: () => T): Promise<T> =>
  power.alive ? Promise.resolve(value()) : silence;

const entryStore = (disk: Disk, power: Power): EntryStore => ({
  append: (rows) =>
    write(power, () => {
      if (rows.some(({ n }) => n <= (disk.rows.at(-1)?.n ?? 0))) throw new Error("Number taken");
      addRows(disk, rows);
    }),
  read: (log, after, limit) =>
    read(power, () => {
      const rows = disk.byLog.get(log) ?? [];
      const from = firstAfter(rows, after, seqOf);
      return rows.slice(from, from + limit);
    }),
  since: (after, limit) =>
    read(power, () => {
      const from = firstAfter(disk.rows, after, arrivalOf);
      return disk.rows.slice(from, from + limit);
    }),
});

const latestRows = ({ rows }: Disk, kind: string, before: number, limit: number): readonly EntryRow[] => {
  const found: EntryRow[] = [];
  for (let i = rows.length - 1; i >= 0 && found.length < limit; i--) {
    const row = rows[i];
    if (row !== undefined && row.kind === kind && row.n < before) found.push(row);
  }
  return found;
};

const localStore = (disk: Disk, power: Power): DiskPorts["local"] => ({
  getItem: (key) => disk.witness.get(key) ?? null,
  setItem: (key, value) => {
    if (power.alive) disk.witness.set(key, value);
  },
});

const deviceStore = (disk: Disk, power: Power): DeviceStore => ({
  get: <T>(name: string) => read(power, () => JSON.parse(disk.device.get(name) ?? "null") as T | null),
  set: (name, value) => write(power, () => void disk.device.set(name, JSON.stringify(value))),
});

/** A group of chunks is no transaction: one by one, and a crash between two leaves the first. */
const chunkStore = (disk: Disk, power: Power): ChunkStore => {
  const oneByOne = async (steps: readonly (() => void)[]): Promise<void> => {
    for (const step of steps) await write(power, step);
  };
  return {
    current: () => read(power, () => JSON.parse(disk.current ?? "null") as CurrentCheckpoint | null),
    read: (ids) => read(power, () => ids.map((id) => disk.chunks.get(id))),
    write: (chunks: readonly Chunk[]) =>
      oneByOne(
        chunks.map(
          ({ id, body }) =>
            () =>
              void disk.chunks.set(id, body),
        ),
      ),
    point: (checkpoint) =>
      write(power, () => {
        disk.current = JSON.stringify(checkpoint);
      }),
    remove: (ids) => oneByOne(ids.map((id) => () => void disk.chunks.delete(id))),
    all: () => read(power, () => [...disk.chunks.keys()]),
  };
};

const seqOf = ({ seq }: EntryRow): number => seq;
const arrivalOf = ({ n }: EntryRow): number => n;

/** Where in rows ordered by a number those above `after` begin. */
const firstAfter = (
  rows: readonly EntryRow[],
  after: number,
  numberOf: (row: EntryRow) => number,
): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(rows[middle] as EntryRow) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};
