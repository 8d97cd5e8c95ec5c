import { setTimeout as sleep } from "node:timers/promises";
import { Client, type Pool } from "pg";
import type { Logger } from "pino";
import type { OrgId } from "../../shared/core/ids.ts";
import { readRecentHeads } from "../store/logs.ts";
import { query } from "../store/pool.ts";
import { createLocalNotifier, type Notifier } from "./notifier.ts";

export interface PostgresNotifierOptions {
  readonly pool: Pool;
  readonly url: string;
  /** Tells this process's own hints from others'. */
  readonly process: string;
  readonly log: Logger;
  /** How often to look for what other processes stored, without any hint. */
  readonly pollMs?: number;
}

const CHANNEL = "saudaflow";
/** Hints of so long are sent together: one in each transaction would cut writing to a fifth. */
const GATHER_MS = 25;
/** Looked back so far: longer than any transaction that stores entries. */
const LOOK_BACK_S = 120;
const RECONNECT_MS = 1_000;
/** A hint holds at most 8,000 bytes. */
const ORGS_PER_HINT = 150;

/**
 * Tells sessions of this process at once, and those of others by a hint after the commit; a hint only says where to look,
 * and looking every few seconds finds what no hint told of.
 */
export const createPostgresNotifier = (options: PostgresNotifierOptions): Notifier => {
  const { pool, log, pollMs = 2_000 } = options;
  const local = createLocalNotifier();
  const watched = new Map<OrgId, Watch>();
  const hints = createHints(options);
  const ears = listen(options, (orgs) => {
    for (const org of orgs) watched.get(org)?.look();
  });
  const polling = setInterval(() => {
    for (const watch of watched.values()) watch.look();
  }, pollMs);

  return {
    publish: (org, logs) => {
      watched.get(org)?.note(logs);
      local.publish(org, logs);
      hints.add(org);
    },
    subscribe: (org, listener) => {
      const watch = watched.get(org) ?? createWatch(pool, org, log, (logs) => local.publish(org, logs));
      watched.set(org, watch);
      const release = local.subscribe(org, listener);
      watch.listeners++;
      return () => {
        release();
        watch.listeners--;
        if (watch.listeners === 0) watched.delete(org);
      };
    },
    close: async () => {
      clearInterval(polling);
      await hints.close();
      await ears.close();
      await local.close();
    },
  };
};

interface Watch {
  listeners: number;
  readonly note: Notifier["publish"] extends (org: OrgId, logs: infer Logs) => void
    ? (logs: Logs) => void
    : never;
  /** Reads which logs grew since the last look, and tells. */
  readonly look: () => void;
}

const createWatch = (pool: Pool, org: OrgId, log: Logger, tell: Watch["note"]): Watch => {
  let seen = new Map<string, number>();
  let looking = false;
  let again = false;
  const lookOnce = async (): Promise<void> => {
    const recent = await readRecentHeads(pool, org, LOOK_BACK_S);
    const grown = recent.filter(({ id, head }) => head > (seen.get(id) ?? 0));
    // Only what is within sight matters; the rest was told of when it was.
    seen = new Map(recent.map(({ id, head }) => [id, Math.max(head, seen.get(id) ?? 0)]));
    if (grown.length > 0) tell(grown);
  };
  const look = (): void => {
    again = looking;
    if (looking) return;
    looking = true;
    lookOnce()
      .catch((error: unknown) => log.debug({ err: error }, "could not look for new entries"))
      .finally(() => {
        looking = false;
        if (again) look();
      });
  };
  return {
    listeners: 0,
    look,
    note: (logs) => {
      for (const { id, head } of logs) seen.set(id, Math.max(head, seen.get(id) ?? 0));
    },
  };
};

/** Gathers organisations for a moment, then tells the other processes where to look. */
const createHints = ({ pool, process, log }: PostgresNotifierOptions) => {
  const orgs = new Set<OrgId>();
  let sending: NodeJS.Timeout | null = null;
  const send = async (): Promise<void> => {
    sending = null;
    const all = [...orgs];
    orgs.clear();
    for (let i = 0; i < all.length; i += ORGS_PER_HINT) {
      const payload = JSON.stringify({ from: process, orgs: all.slice(i, i + ORGS_PER_HINT) });
      await query(pool, "select pg_notify($1, $2)", [CHANNEL, payload]);
    }
  };
  const sendQuietly = () => send().catch((error: unknown) => log.debug({ err: error }, "hint not sent"));
  return {
    add: (org: OrgId) => {
      orgs.add(org);
      sending ??= setTimeout(sendQuietly, GATHER_MS);
    },
    close: async () => {
      if (sending === null) return;
      clearTimeout(sending);
      await sendQuietly();
    },
  };
};

/** Hears hints of other processes, on a connection of its own that comes back when it is lost. */
const listen = (
  { url, process, log }: PostgresNotifierOptions,
  tell: (orgs: readonly OrgId[]) => void,
): { readonly close: () => Promise<void> } => {
  let closed = false;
  let client: Client | null = null;
  const session = async (): Promise<void> => {
    const mine = new Client({ connectionString: url, application_name: "saudaflow-listen" });
    client = mine;
    const lost = new Promise<void>((resolve) => {
      mine.on("error", () => resolve());
      mine.on("end", () => resolve());
    });
    mine.on("notification", ({ payload }) => {
      const hint = readHint(payload ?? "");
      if (hint !== null && hint.from !== process) tell(hint.orgs);
    });
    await mine.connect();
    await mine.query(`listen ${CHANNEL}`);
    await lost;
  };
  const run = async (): Promise<void> => {
    while (!closed) {
      await session().catch((error: unknown) => log.debug({ err: error }, "not listening"));
      await client?.end().catch(() => undefined);
      if (!closed) await sleep(RECONNECT_MS, undefined, { ref: false });
    }
  };
  const running = run();
  return {
    close: async () => {
      closed = true;
      await client?.end().catch(() => undefined);
      await running;
    },
  };
};

const readHint = (payload: string): { readonly from: string; readonly orgs: readonly OrgId[] } | null => {
  try {
    return JSON.parse(payload) as { from: string; orgs: OrgId[] };
  } catch {
    return null; // another program's
  }
};
