import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import {
  type Admission,
  admitBatch,
  type Batch,
  NEW_LOG,
  type Refusal,
} from "../../shared/core/admission.ts";
import type { Authority } from "../../shared/core/certificate.ts";
import type { Crypto } from "../../shared/core/crypto.ts";
import type { AdmittedEntry, Rules } from "../../shared/core/fold.ts";
import { type LogId, type OrgId, parseLogId } from "../../shared/core/ids.ts";
import type { StorageFailed } from "../../shared/core/replica.ts";
import type { Index } from "../../shared/core/state.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { Admitted } from "../../shared/sync/run.ts";
import type { Notifier } from "../realtime/notifier.ts";
import { isRevoked } from "../store/devices.ts";
import { storeEntries } from "../store/entries.ts";
import { type DatabaseTrouble, databaseTrouble } from "../store/errors.ts";
import { readHash, readLog, type StoredLog, stopLog } from "../store/logs.ts";
import { judgeEntries } from "./judge-entries.ts";
import { createLogCache } from "./log-cache.ts";

export interface IngestDeps {
  readonly pool: Pool;
  readonly crypto: Crypto;
  readonly rules: Rules;
  readonly indexes: readonly Index[];
  readonly notifier: Notifier;
  /** For the figures: entries stored, and why a batch was refused. */
  readonly observe?: { readonly stored: (entries: number) => void; readonly refused: (type: string) => void };
}

/** The way in for entries that devices wrote. */
export interface Ingest {
  /**
   * Checks a batch, judges it, stores what may be stored in one transaction with all that follows from it, and says how far
   * the log is held then. The same batch again changes nothing.
   */
  readonly admit: (authority: Authority, batch: Batch) => Promise<Result<Admitted, StorageFailed>>;
  /** Forgets what it knows of a device's logs: something about the device has changed. */
  readonly forget: (org: OrgId) => void;
}

/** More often than this nobody else gets there first by chance. */
const ATTEMPTS = 20;
const LOST_WAIT_MS = 200;
const LOST_ATTEMPTS = 10;

export const createIngest = (deps: IngestDeps): Ingest => {
  const { pool } = deps;
  const cache = createLogCache((org, log) => readLog(pool, org, log));

  const admitOnce = async (authority: Authority, batch: Batch): Promise<Admitted | null> => {
    const { org } = authority;
    const { log, fresh } = await cache.get(org, batch.log);
    const admission = await judgeBatch(deps, authority, log, batch);
    if (admission.admitted.length > 0) return storeAll(org, log, admission);
    // What was remembered may be behind what another process has stored.
    if (!fresh && admission.refusal !== null) return null;
    if (admission.refusal?.type === "Fork") await stop(org, admission.refusal);
    return { head: log?.head ?? 0, refusal: admission.refusal };
  };

  /** In one transaction; entry by entry when one of them is what Postgres cannot hold, to find which. */
  const storeAll = async (
    org: OrgId,
    log: StoredLog | null,
    { admitted, refusal }: Admission,
  ): Promise<Admitted | null> => {
    try {
      const stored = await store(org, log, admitted);
      return stored === null ? null : { head: stored.head, refusal };
    } catch (error) {
      if (databaseTrouble(error) !== "data") throw error;
      const [first, ...rest] = admitted as [AdmittedEntry, ...AdmittedEntry[]];
      if (rest.length === 0) return { head: log?.head ?? 0, refusal: unkeepable(first, error) };
      const stored = await storeAll(org, log, { admitted: [{ ...first, signature: null }], refusal: null });
      if (stored === null || stored.refusal !== null) return stored;
      return storeAll(org, (await cache.get(org, first.entry.log)).log, { admitted: rest, refusal });
    }
  };

  const store = async (
    org: OrgId,
    log: StoredLog | null,
    admitted: readonly AdmittedEntry[],
  ): Promise<StoredLog | null> => {
    const judged = judgeEntries(admitted, log, deps.rules);
    const tip = { head: log?.head ?? 0, hash: log?.hash ?? NEW_LOG.hash };
    if (!(await storeEntries(pool, org, tip, judged, deps.indexes))) return null;
    const stored = { ...judged.log, revoked: false };
    cache.put(org, stored);
    deps.notifier.publish(org, [stored]);
    deps.observe?.stored(admitted.length);
    return stored;
  };

  const stop = async (org: OrgId, { log, seq, reason }: Refusal): Promise<void> => {
    await stopLog(pool, org, log, seq, reason);
    cache.drop(org, log);
  };

  const admitRetrying = async (authority: Authority, batch: Batch): Promise<Admitted> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const admitted = await admitOnce(authority, batch);
      if (admitted !== null) return admitted;
      cache.drop(authority.org, batch.log);
    }
    throw new Error(`Others kept writing ${batch.log}`);
  };

  const admit: Ingest["admit"] = async (authority, batch) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const admitted = await admitRetrying(authority, batch);
        if (admitted.refusal !== null) deps.observe?.refused(admitted.refusal.type);
        return ok(admitted);
      } catch (error) {
        cache.drop(authority.org, batch.log);
        const trouble = databaseTrouble(error);
        if (attempt >= LOST_ATTEMPTS || (trouble !== "lost" && trouble !== "conflict"))
          return err(storageFailed(trouble, error));
        await sleep(trouble === "lost" ? LOST_WAIT_MS : 1);
      }
    }
  };

  return { admit, forget: cache.forget };
};

const judgeBatch = async (
  { pool, crypto, rules }: IngestDeps,
  authority: Authority,
  log: StoredLog | null,
  batch: Batch,
): Promise<Admission> => {
  const hashAt = (id: LogId, seq: number) => readHash(pool, authority.org, id, seq);
  const admission = await admitBatch({ crypto, authority, rules, hashAt }, log ?? NEW_LOG, batch);
  const [first] = admission.admitted;
  if (first === undefined) return admission;
  const { device } = parseLogId(batch.log) ?? {};
  if (!(log?.revoked ?? (await isRevoked(pool, authority.org, device ?? "")))) return admission;
  const { seq } = first.entry;
  return {
    admitted: [],
    refusal: { type: "LogStopped", log: batch.log, seq, reason: "the device was revoked" },
  };
};

const unkeepable = ({ entry }: AdmittedEntry, error: unknown): Refusal => ({
  type: "BadEntry",
  log: entry.log,
  seq: entry.seq,
  reason: `cannot be kept: ${error instanceof Error ? error.message : String(error)}`,
});

const storageFailed = (trouble: DatabaseTrouble, error: unknown): StorageFailed => ({
  type: "StorageFailed",
  reason: trouble === "full" ? "quota" : "failed",
  detail: error instanceof Error ? error.message : String(error),
});
