import type { LogId, OrgId } from "../../shared/core/ids.ts";
import type { KnownCuts } from "../store/cuts.ts";
import type { ForeseenLog } from "./foreseen.ts";

/**
 * Tips of logs as last seen, and cuts. Both may be behind what other processes have stored: storing checks, and then they are
 * read again.
 */
export interface LogCache {
  readonly get: (org: OrgId, log: LogId) => Promise<Cached>;
  readonly put: (org: OrgId, id: LogId, log: ForeseenLog) => void;
  /** Forgets the log, and which cuts there are. */
  readonly drop: (org: OrgId, log: LogId) => void;
}

export interface Cached extends ForeseenLog {
  /** Read just now. */
  readonly fresh: boolean;
}

export interface LogCacheReads {
  readonly cuts: (org: OrgId) => Promise<KnownCuts>;
  readonly log: (org: OrgId, log: LogId, cuts: KnownCuts) => Promise<ForeseenLog>;
}

const MAX_LOGS = 5_000;
const MAX_ORGS = 1_000;

export const createLogCache = (read: LogCacheReads): LogCache => {
  const logs = new Map<string, ForeseenLog>();
  const cuts = new Map<OrgId, KnownCuts>();
  const put: LogCache["put"] = (org, id, log) => keep(logs, `${org} ${id}`, log, MAX_LOGS);
  const cutsOf = async (org: OrgId): Promise<KnownCuts> => {
    const kept = cuts.get(org);
    if (kept !== undefined) return kept;
    const known = await read.cuts(org);
    keep(cuts, org, known, MAX_ORGS);
    return known;
  };
  return {
    put,
    get: async (org, id) => {
      const known = await cutsOf(org);
      const kept = logs.get(`${org} ${id}`);
      if (kept !== undefined && kept.cuts === known.version) return { ...kept, fresh: false };
      const log = await read.log(org, id, known);
      if (log.log !== null) put(org, id, log);
      return { ...log, fresh: true };
    },
    drop: (org, id) => {
      logs.delete(`${org} ${id}`);
      cuts.delete(org);
    },
  };
};

/** The one not asked for the longest makes room. */
const keep = <K, V>(map: Map<K, V>, key: K, value: V, most: number): void => {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
};
