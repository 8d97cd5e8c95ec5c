import { indexes, rules } from "../../shared/commands.ts";
import type { Authority, Certificate, Signed } from "../../shared/core/certificate.ts";
import type { Instant } from "../../shared/core/stamp.ts";
import { createMemoryStore, type EntryStore } from "../../shared/core/store.ts";
import { type TestKey, testCrypto } from "../../shared/testing/crypto.ts";
import type { DeviceStore } from "../store/device-store.ts";
import { createWitnessStore } from "../store/life.ts";
import type { TillReplicaDeps } from "../store/till-deps.ts";
import { createWriterLock } from "../store/writer-lock.ts";
import { createFakeLocks } from "./fake-locks.ts";
import { createMemoryChunks, type MemoryChunks } from "./memory-chunks.ts";

/** A browser profile in memory: what several tabs, one after another or at a time, find on disk. */
export interface MemoryProfile {
  readonly store: EntryStore;
  readonly chunks: MemoryChunks;
  readonly device: DeviceStore;
  /** As `localStorage`. */
  readonly local: Map<string, string>;
  /** What a tab needs to open the till. */
  readonly tab: () => TillReplicaDeps;
  /** Errors that nobody waited for. */
  readonly reported: unknown[];
}

export interface ProfileParts {
  readonly certificate: Certificate;
  readonly signed: Signed;
  readonly key: TestKey;
  readonly authority: Authority;
  readonly now: () => Instant;
}

export const createMemoryProfile = (parts: ProfileParts): MemoryProfile => {
  const [store, chunks] = [uniqueStore(), createMemoryChunks()];
  const [device, local] = [createMemoryDevice(), new Map<string, string>()];
  const [locks, reported]: [ReturnType<typeof createFakeLocks>, unknown[]] = [createFakeLocks(), []];
  const heard = new Set<() => void>();
  const storage = {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, value: string) => void local.set(key, value),
  };
  let names = 0;
  const tab = (): TillReplicaDeps => {
    let mine: () => void = () => {};
    return {
      store,
      chunks,
      device,
      rules,
      crypto: testCrypto,
      indexed: indexes,
      witness: createWitnessStore(storage, "till"),
      tabs: {
        post: () => {
          for (const tell of heard) if (tell !== mine) tell();
        },
        listen: (listener) => {
          mine = listener;
          heard.add(listener);
        },
      },
      lock: (onLost) => createWriterLock(locks, "till", onLost),
      authority: parts.authority,
      certificate: parts.certificate,
      signed: parts.signed,
      sign: parts.key.sign,
      now: parts.now,
      random: (length) => String(++names).padStart(length, "0"),
      report: (error) => reported.push(error),
    };
  };
  return { store, chunks, device, local, tab, reported };
};

/** A memory store that takes each arrival number once, as the one on disk. */
const uniqueStore = (): EntryStore => {
  const store = createMemoryStore();
  let last = 0;
  return {
    ...store,
    append: async (rows) => {
      if (rows.some(({ n }) => n <= last)) throw new Error("number taken");
      last = rows.at(-1)?.n ?? last;
      await store.append(rows);
    },
  };
};

export const createMemoryDevice = (): DeviceStore => {
  const values = new Map<string, string>();
  return {
    get: async <T>(name: string) => JSON.parse(values.get(name) ?? "null") as T | null,
    set: async (name, value) => void values.set(name, JSON.stringify(value)),
  };
};
