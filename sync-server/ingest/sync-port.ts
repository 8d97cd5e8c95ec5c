import type { Pool } from "pg";
import { type Certificate, mayRead } from "../../shared/core/certificate.ts";
import type { HeadedLog } from "../../shared/core/heads.ts";
import { parseLogId } from "../../shared/core/ids.ts";
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
  { id: org, authority }: Pick<Organisation, "id" | "authority">,
  certificate: Certificate,
): SyncPort => {
  const concerns = ({ id }: HeadedLog): boolean => {
    const parts = parseLogId(id);
    return parts !== null && (parts.device === certificate.device || mayRead(certificate, parts.scope));
  };
  return {
    logs: () => readHeads(pool, org, certificate.reads, certificate.device),
    read: (log, after, limit, length) => readBatch(pool, org, log, after, limit, length),
    admit: (batch) => ingest.admit(authority, batch),
    subscribe: (listener) =>
      notifier.subscribe(org, (logs) => {
        const own = logs.filter(concerns);
        if (own.length > 0) listener(own);
      }),
  };
};
