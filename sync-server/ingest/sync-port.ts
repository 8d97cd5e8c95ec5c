import type { Pool } from "pg";
import type { Certificate } from "../../shared/core/certificate.ts";
import type { SyncPort } from "../../shared/sync/run.ts";
import type { Notifier } from "../realtime/notifier.ts";
import { readBatch } from "../store/entries.ts";
import { readHeads } from "../store/logs.ts";
import type { Organisation } from "../store/organisations.ts";
import type { Ingest } from "./ingest.ts";

export interface SyncPortDeps {
  readonly pool: Pool;
  readonly ingest: Ingest;
  readonly notifier: Notifier;
}

/**
 * The database as one end of a session with a device: the logs its certificate may read, and its own, of which it must hear how
 * far they are held.
 */
export const createSyncPort = (
  { pool, ingest, notifier }: SyncPortDeps,
  { id: org, authority }: Organisation,
  { device, reads }: Certificate,
): SyncPort => ({
  logs: () => readHeads(pool, org, reads, device),
  read: (log, after, limit, length) => readBatch(pool, org, log, after, limit, length),
  admit: (batch) => ingest.admit(authority, batch),
  subscribe: (listener) => notifier.subscribe(org, listener),
});
