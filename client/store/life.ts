import {
  type DeviceId,
  type EpochId,
  epochCount,
  epochId,
  type HolderId,
  holderId,
  type LogId,
  parseLogId,
} from "../../shared/core/ids.ts";
import { laterStamp, stampTime, ZERO_STAMP } from "../../shared/core/stamp.ts";
import type { State } from "../../shared/core/state.ts";
import type { EntryRow } from "../../shared/core/store.ts";
import type { DeviceStore } from "./device-store.ts";

/** A word on how far the database had come, kept outside it. */
export interface Witness {
  readonly device: DeviceId;
  readonly database: string;
  /** Arrival number of the last entry. */
  readonly arrived: number;
  /** Last number in each log of the last opening. */
  readonly heads: Readonly<Record<LogId, number>>;
}

export interface WitnessStore {
  readonly read: () => Witness | null;
  /** Never throws: without a witness the next opening is taken for a break, which is safe. */
  readonly write: (witness: Witness) => void;
}

/** The openings of one database of one device. */
interface Life {
  readonly device: DeviceId;
  /** Random name of this stretch of continuous storage. */
  readonly database: string;
  readonly openings: number;
  /** When it began, ms of the device's clock; missing in what an older version kept. */
  readonly since?: number;
  readonly holder: HolderId;
  readonly breaks: readonly StorageBreak[];
}

/** A time when storage turned out not to be what was written: what the device held before stays with `holder`. */
export interface StorageBreak {
  readonly epoch: EpochId;
  readonly at: number;
  readonly holder: HolderId | null;
}

export interface Opening {
  readonly epoch: EpochId;
  readonly holder: HolderId;
  readonly breaks: readonly StorageBreak[];
  /** Tells the witness of rows that are durable now. */
  readonly attest: (rows: readonly EntryRow[]) => void;
}

export interface LifeDeps {
  readonly device: DeviceId;
  readonly store: DeviceStore;
  readonly witness: WitnessStore;
  readonly state: State;
  readonly arrived: number;
  readonly now: () => number;
  readonly random: (length: number) => string;
}

/**
 * A new epoch of this device [COUNTER-7]. It holds what the one before held only when storage is continuous: the witness must know this
 * database and be no further than it. A database behind its witness (a backup brought back), one whose witness is gone or speaks of
 * another (site data cleared in part, files copied to another profile) has broken: a fresh holder, without rights. A
 * database ahead of its witness is whole: the tab died before it told, or the browser had not yet put localStorage on disk. For
 * the same reason one without a witness is whole if nothing was written in it after its first minute.
 */
export const beginEpoch = async (deps: LifeDeps): Promise<Opening> => {
  const { device, store, witness, state, arrived, random } = deps;
  const before = await store.get<Life>(LIFE);
  const openings = Math.max(before?.openings ?? 0, lastCount(state, device)) + 1;
  const epoch = epochId(openings, random(4));
  const isFirst = before === null && arrived === 0 && witness.read() === null;
  const isOurs = before !== null && before.device === device; // else the browser was enrolled anew, as another device
  const isWhole = isOurs && agrees(before, witness.read(), state, arrived);
  const now = deps.now();
  const isBreak = !isWhole && !isFirst && (isOurs || before === null);
  const life: Life = {
    device,
    openings,
    since: isWhole ? (before.since ?? 0) : now,
    database: isWhole ? before.database : random(16),
    holder: isWhole ? before.holder : holderId(device, epoch),
    breaks: [
      ...(isOurs ? before.breaks : []),
      ...(isBreak ? [{ epoch, at: now, holder: before?.holder ?? null }] : []),
    ],
  };
  await store.set(LIFE, life);
  let told: Witness = { device, database: life.database, arrived, heads: {} };
  witness.write(told);
  return {
    epoch,
    holder: life.holder,
    breaks: life.breaks,
    attest: (rows) => {
      told = afterRows(told, rows, epoch);
      witness.write(told);
    },
  };
};

/** Who held rights at the last opening; `null` before the first. */
export const lastHolder = async (store: DeviceStore): Promise<HolderId | null> =>
  (await store.get<Life>(LIFE))?.holder ?? null;

const LIFE = "life";

const agrees = (life: Life, witness: Witness | null, state: State, arrived: number): boolean =>
  witness === null ? isNew(life, state) : confirms(witness, life, state, arrived);

/** Browsers put localStorage on disk within seconds, but later than a database. */
const WITNESS_LATE_MS = 60_000;

const isNew = ({ since, device }: Life, state: State): boolean => {
  const last = [...state.logs.values()].reduce(
    (latest, log) => (log.device === device ? laterStamp(latest, log.stamp) : latest),
    ZERO_STAMP,
  );
  return since !== undefined && (last === ZERO_STAMP || stampTime(last) <= since + WITNESS_LATE_MS);
};

const confirms = (witness: Witness, life: Life, state: State, arrived: number): boolean =>
  witness.device === life.device &&
  witness.database === life.database &&
  witness.arrived <= arrived &&
  Object.entries(witness.heads).every(([log, head]) => (state.logs.get(log as LogId)?.head ?? 0) >= head);

const afterRows = (told: Witness, rows: readonly EntryRow[], epoch: EpochId): Witness => {
  const heads: Record<LogId, number> = { ...told.heads };
  let { arrived } = told;
  for (const { n, log, seq } of rows) {
    arrived = Math.max(arrived, n);
    const parts = parseLogId(log);
    if (parts?.device === told.device && parts.epoch === epoch) heads[log] = Math.max(heads[log] ?? 0, seq);
  }
  return { ...told, arrived, heads };
};

/** The highest opening our own logs tell of, in case the count itself was lost. */
const lastCount = (state: State, device: DeviceId): number => {
  let count = 0;
  for (const log of state.logs.values()) {
    const epoch = log.device === device ? parseLogId(log.id)?.epoch : undefined;
    if (epoch !== undefined) count = Math.max(count, epochCount(epoch));
  }
  return count;
};

/** The witness in `localStorage` or the like. */
export const createWitnessStore = (
  storage: {
    readonly getItem: (key: string) => string | null;
    readonly setItem: (key: string, value: string) => void;
  },
  name: string,
): WitnessStore => {
  const key = `${name}-witness`;
  return {
    read: () => {
      try {
        return JSON.parse(storage.getItem(key) ?? "null") as Witness | null;
      } catch {
        return null;
      }
    },
    write: (witness) => {
      try {
        storage.setItem(key, JSON.stringify(witness));
      } catch {
        // no room or not allowed: see above
      }
    },
  };
};
