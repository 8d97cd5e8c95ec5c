import { setTimeout as sleep } from "node:timers/promises";
import { Client, type Pool } from "pg";
import type { Logger } from "pino";
import type { OrgId } from "../../shared/core/ids.ts";
import { readRecentHeads } from "../store/logs.ts";
import { query } from "../store/pool.ts";
import type { Word } from "./elsewhere.ts";
import { createListeners, createLocalNotifier, type Notifier, type WordListener } from "./notifier.ts";

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
const HINT_BYTES = 7_900;

/**
 * Tells sessions of this process at once, and those of others by a hint after the commit; a hint only says where to look,
 * and looking every few seconds finds what no hint told of.
 */
export const createPostgresNotifier = (options: PostgresNotifierOptions): Notifier => {
  const { pool, log, pollMs = 2_000 } = options;
  const local = createLocalNotifier();
  const watched = new Map<OrgId, Watch>();
  const words = createListeners<WordListener>();
  const hints = createHints(options);
  const ears = listen(options, (hint) => {
    for (const org of hint.orgs) watched.get(org)?.look();
    for (const { org, word } of hint.words ?? [])
      for (const listener of words.of(org)) listener(word, hint.from);
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
    say: (org, word) => hints.say({ org, word }),
    hear: words.add,
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

interface Said {
  readonly org: OrgId;
  readonly word: Word;
}

/** What one process tells the others: where entries were stored, and words about devices. */
interface Hint {
  readonly from: string;
  readonly orgs: readonly OrgId[];
  readonly words?: readonly Said[];
}

/** Gathers organisations and words for a moment, then tells the other processes. */
const createHints = ({ pool, process, log }: PostgresNotifierOptions) => {
  const orgs = new Set<OrgId>();
  let words: Said[] = [];
  let sending: NodeJS.Timeout | null = null;
  const send = async (): Promise<void> => {
    sending = null;
    const hints = hintsOf(process, [...orgs], words);
    orgs.clear();
    words = [];
    for (const hint of hints) await query(pool, "select pg_notify($1, $2)", [CHANNEL, hint]);
  };
  const sendQuietly = () => send().catch((error: unknown) => log.debug({ err: error }, "hint not sent"));
  const sendSoon = (): void => {
    sending ??= setTimeout(sendQuietly, GATHER_MS);
  };
  return {
    add: (org: OrgId) => {
      orgs.add(org);
      sendSoon();
    },
    say: (said: Said) => {
      words.push(said);
      sendSoon();
    },
    close: async () => {
      if (sending === null) return;
      clearTimeout(sending);
      await sendQuietly();
    },
  };
};

/** As few as hold it all; a word too long for one is left out. */
const hintsOf = (from: string, orgs: readonly OrgId[], words: readonly Said[]): readonly string[] => {
  const hints: string[] = [];
  for (let i = 0; i < orgs.length; i += ORGS_PER_HINT)
    hints.push(JSON.stringify({ from, orgs: orgs.slice(i, i + ORGS_PER_HINT) } satisfies Hint));
  const textOf = (some: readonly Said[]): string =>
    JSON.stringify({ from, orgs: [], words: some } satisfies Hint);
  const fits = (some: readonly Said[]): boolean => Buffer.byteLength(textOf(some)) <= HINT_BYTES;
  let together: Said[] = [];
  for (const said of words.filter((word) => fits([word]))) {
    if (!fits([...together, said])) {
      hints.push(textOf(together));
      together = [];
    }
    together.push(said);
  }
  return together.length === 0 ? hints : [...hints, textOf(together)];
};

/** Hears hints of other processes, on a connection of its own that comes back when it is lost. */
const listen = (
  { url, process, log }: PostgresNotifierOptions,
  tell: (hint: Hint) => void,
): { readonly close: () => Promise<void> } => {
  let closed = false;
  let client: Client | null = null;
  let stop = (): void => {};
  // A client that is ended while it connects answers neither way.
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const session = async (): Promise<void> => {
    const mine = new Client({ connectionString: url, application_name: "saudaflow-listen" });
    client = mine;
    const lost = new Promise<void>((resolve) => {
      mine.on("error", () => resolve());
      mine.on("end", () => resolve());
    });
    mine.on("notification", ({ payload }) => {
      const hint = readHint(payload ?? "");
      if (hint !== null && hint.from !== process) tell(hint);
    });
    await Promise.race([mine.connect(), stopped]);
    if (closed) return;
    await mine.query(`listen ${CHANNEL}`);
    await lost;
  };
  const run = async (): Promise<void> => {
    while (!closed) {
      await session().catch((error: unknown) => log.debug({ err: error }, "not listening"));
      await client?.end().catch(() => undefined);
      if (!closed) await Promise.race([sleep(RECONNECT_MS, undefined, { ref: false }), stopped]);
    }
  };
  const running = run();
  return {
    close: async () => {
      closed = true;
      stop();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
};

const readHint = (payload: string): Hint | null => {
  try {
    return JSON.parse(payload) as Hint;
  } catch {
    return null; // another program's
  }
};
