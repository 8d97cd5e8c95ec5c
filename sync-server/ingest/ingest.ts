import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
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
import type { Index, LogState } from "../../shared/core/state.ts";
import { err, ok, type Result } from "../../shared/lib/result.ts";
import type { Admitted } from "../../shared/sync/run.ts";
import type { Notifier } from "../realtime/notifier.ts";
import { lockCuts, readCuts } from "../store/cuts.ts";
import { type Judged, storeEntries, type Tip } from "../store/entries.ts";
import { type DatabaseTrouble, databaseTrouble } from "../store/errors.ts";
import { readHash, stopLog } from "../store/logs.ts";
import { withTransaction } from "../store/pool.ts";
import { type ForeseenLog, readForeseenLog } from "./foreseen.ts";
import { judgeEntries } from "./judge-entries.ts";
import { createLogCache } from "./log-cache.ts";
import { followCuts, leadsCuts, takeCuts } from "./take-cuts.ts";

export interface IngestDeps {
  readonly pool: Pool;
  readonly crypto: Crypto;
  readonly rules: Rules;
  readonly indexes: readonly Index[];
  readonly notifier: Notifier;
  /** Told of entries that were stored, and why a batch was refused. */
  readonly observe?: {
    readonly stored: (org: OrgId, judged: Judged) => void;
    readonly refused: (type: string) => void;
  };
}

/** The way in for entries that devices wrote. */
export interface Ingest {
  /**
   * Checks a batch, judges it, stores what may be stored in one transaction with all that follows from it, and says how far
   * the log is held then. The same batch again changes nothing.
   */
  readonly admit: (authority: Authority, batch: Batch) => Promise<Result<Admitted, StorageFailed>>;
}

/** More often than this nobody else gets there first by chance. */
const ATTEMPTS = 20;
const LOST_WAIT_MS = 200;
const LOST_ATTEMPTS = 10;

export const createIngest = (deps: IngestDeps): Ingest => {
  const { pool } = deps;
  const cache = createLogCache({
    cuts: (org) => readCuts(pool, org),
    log: (org, id, cuts) => readForeseenLog(pool, org, id, cuts),
  });

  const admitOnce = async (authority: Authority, batch: Batch): Promise<Admitted | null> => {
    const { org } = authority;
    if (parseLogId(batch.log) === null)
      return { head: 0, refusal: (await checkBatch(deps, authority, null, batch)).refusal };
    const { fresh, ...known } = await cache.get(org, batch.log);
    const { log } = known;
    const admission = await checkBatch(deps, authority, log, batch);
    if (admission.admitted.length > 0) return storeAll(org, known, admission);
    // What was remembered may be behind what another process has stored.
    if (!fresh && admission.refusal !== null) return null;
    if (admission.refusal?.type === "Fork") await stop(org, admission.refusal);
    return { head: log?.head ?? 0, refusal: admission.refusal };
  };

  /** In one transaction; entry by entry when one of them is what Postgres cannot hold, to find which. */
  const storeAll = async (
    org: OrgId,
    known: ForeseenLog,
    { admitted, refusal }: Admission,
  ): Promise<Admitted | null> => {
    try {
      const stored = await store(org, known, admitted);
      return stored === null ? null : { head: stored.head, refusal };
    } catch (error) {
      if (databaseTrouble(error) !== "data") throw error;
      const [first, ...rest] = admitted as [AdmittedEntry, ...AdmittedEntry[]];
      if (rest.length === 0) return { head: known.log?.head ?? 0, refusal: unkeepable(first, error) };
      const stored = await storeAll(org, known, { admitted: [{ ...first, signature: null }], refusal: null });
      if (stored === null || stored.refusal !== null) return stored;
      return storeAll(org, await cache.get(org, first.entry.log), { admitted: rest, refusal });
    }
  };

  const store = async (
    org: OrgId,
    known: ForeseenLog,
    admitted: readonly AdmittedEntry[],
  ): Promise<LogState | null> => {
    const judged = judgeEntries(admitted, known, deps.rules);
    const tip = { head: known.log?.head ?? 0, hash: known.log?.hash ?? NEW_LOG.hash };
    const leads = known.log === null && leadsCuts(judged.log, known.foreseen);
    const cutting = leads || judged.cuts.length > 0;
    const stored = await (cutting
      ? withTransaction(pool, (db) => storeCutting(db, deps, org, tip, judged, leads))
      : storeEntries(pool, org, tip, judged, deps.indexes));
    if (!stored) return null;
    if (cutting) cache.drop(org, judged.log.id);
    else cache.put(org, judged.log.id, { ...known, log: judged.log });
    deps.notifier.publish(org, [judged.log]);
    deps.observe?.stored(org, judged);
    return judged.log;
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

  return { admit };
};

const checkBatch = (
  { pool, crypto, rules }: IngestDeps,
  authority: Authority,
  log: LogState | null,
  batch: Batch,
): Promise<Admission> => {
  const hashAt = (id: LogId, seq: number) => readHash(pool, authority.org, id, seq);
  return admitBatch({ crypto, authority, rules, hashAt }, log ?? NEW_LOG, batch);
};

/** Stores entries that cut somebody, or that open a log which leads cuts on to others, with all that changes by it. */
const storeCutting = async (
  db: PoolClient,
  deps: IngestDeps,
  org: OrgId,
  tip: Tip,
  judged: Judged,
  leads: boolean,
): Promise<boolean> => {
  await lockCuts(db, org);
  if (!(await storeEntries(db, org, tip, judged, deps.indexes))) return false;
  if (leads) await followCuts(db, deps, org, judged.log);
  if (judged.cuts.length > 0) await takeCuts(db, deps, org, judged.cuts);
  return true;
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
