import type { LogId, OrgId } from "../../shared/core/ids.ts";
import type { StoredLog } from "../store/logs.ts";

/** Tips of logs as last seen. May be behind what other processes have stored: storing checks, and then it is read again. */
export interface LogCache {
  readonly get: (org: OrgId, log: LogId) => Promise<Cached>;
  readonly put: (org: OrgId, log: StoredLog) => void;
  readonly drop: (org: OrgId, log: LogId) => void;
  readonly forget: (org: OrgId) => void;
}

export interface Cached {
  readonly log: StoredLog | null;
  /** Read just now. */
  readonly fresh: boolean;
}

const MAX_LOGS = 5_000;

export const createLogCache = (read: (org: OrgId, log: LogId) => Promise<StoredLog | null>): LogCache => {
  const known = new Map<string, StoredLog>();
  const put: LogCache["put"] = (org, log) => {
    const key = `${org} ${log.id}`;
    known.delete(key);
    known.set(key, log);
    if (known.size > MAX_LOGS) known.delete(known.keys().next().value ?? "");
  };
  return {
    put,
    get: async (org, id) => {
      const kept = known.get(`${org} ${id}`);
      if (kept !== undefined) return { log: kept, fresh: false };
      const log = await read(org, id);
      if (log !== null) put(org, log);
      return { log, fresh: true };
    },
    drop: (org, log) => known.delete(`${org} ${log}`),
    forget: (org) => {
      for (const key of known.keys()) if (key.startsWith(`${org} `)) known.delete(key);
    },
  };
};
