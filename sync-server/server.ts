import type { AddressInfo } from "node:net";
import { createAdaptorServer, type WebSocketServerLike } from "@hono/node-server";
import type { Pool } from "pg";
import { type Logger, pino } from "pino";
import { WebSocketServer } from "ws";
import { commands, indexes, rules } from "../shared/commands.ts";
import type { Commands } from "../shared/core/command.ts";
import { type BookWatch, createBookWatch } from "./access/books.ts";
import { createPasswords } from "./access/passwords.ts";
import { takeBackAfter } from "./access/taking-back.ts";
import { createTokens } from "./access/tokens.ts";
import { createApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { newId, nodeCrypto } from "./crypto.ts";
import { createHubApp } from "./hub/hub-app.ts";
import { type LanHub, startLanHub } from "./hub/lan-hub.ts";
import { type LineKey, openLineKey } from "./hub/line-key.ts";
import { startMemberHub } from "./hub/member-hub.ts";
import { openMembership, type UpstreamOptions } from "./hub/membership.ts";
import { createNetworkPrinters, type NetworkPrinter } from "./hub/network-printer.ts";
import { createIngest } from "./ingest/ingest.ts";
import { createServerWriter } from "./ingest/server-writer.ts";
import { createServerGiving } from "./jobs/answer-wants.ts";
import { startFollowingBooks } from "./jobs/follow-books.ts";
import { startHandingOut } from "./jobs/hand-out-rights.ts";
import { startHousekeeping } from "./jobs/housekeeping.ts";
import { readUnread } from "./jobs/read-unread.ts";
import { startWitnessing } from "./jobs/witness.ts";
import { createAuth } from "./middleware/auth.ts";
import { createMetrics, type Metrics } from "./middleware/metrics.ts";
import { DEFAULT_LIMITS, type RateLimits } from "./middleware/rate-limits.ts";
import type { Notifier } from "./realtime/notifier.ts";
import { createPostgresNotifier } from "./realtime/postgres-notifier.ts";
import { createSyncHub, type SyncHub } from "./realtime/sync-hub.ts";
import type { AppDeps } from "./routes/deps.ts";
import { type Embedded, startEmbedded } from "./store/embedded/embedded.ts";
import { fillLookups } from "./store/lookups.ts";
import { migrate } from "./store/migrate.ts";
import { createOrganisations } from "./store/organisations.ts";
import { createPool, query } from "./store/pool.ts";

export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  readonly host?: string;
  /** A Postgres of one's own; without it the embedded one runs in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir?: string;
  /** The built client, where this server shows it. */
  readonly clientDir?: string | null;
  readonly corsOrigins?: readonly string[];
  readonly trustProxy?: boolean;
  readonly limits?: Partial<RateLimits>;
  readonly log?: Logger;
  readonly clock?: Clock;
  /** bcrypt's; less than 12 only where nobody's password is kept. */
  readonly passwordCost?: number;
  readonly poolSize?: number;
  /** How often to look for what other processes stored, ms. */
  readonly pollMs?: number;
  /** UDP port for direct links from tills of the local network; left out: none. */
  readonly hubPort?: number | undefined;
  /** Makes this server a hub of another one. */
  readonly upstream?: UpstreamOptions | undefined;
  /** Receipt printers of the local network that tills may print on. */
  readonly printers?: readonly NetworkPrinter[];
}

/** A running server; programs that drive it (demo, replay, tests) reach its parts through `deps`. */
export interface Server {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly deps: AppDeps;
  /** Direct links from the local network: where they are answered, or why they are not; `null` when nobody asked for them. */
  readonly lanHub: LanHub | { readonly missing: string } | null;
  /** The server that this one is a hub of. */
  readonly upstream: string | null;
  /** Ends sessions by word, answers what was asked, closes the database in an orderly way. */
  readonly close: () => Promise<void>;
}

/** Starts database, API and client on one port. Throws with words for the operator where something is missing. */
export const startServer = async (options: ServerOptions = {}): Promise<Server> => {
  const { host = "127.0.0.1", port = 8_787, log = pino({ level: "silent" }) } = options;
  const database = await openDatabase(options, log);
  try {
    const deps = await createDeps(options, database, log);
    const lineKey = once(() => openLineKey(options.dataDir ?? DATA_DIR));
    const membership = await openMembership(deps, options.upstream, lineKey);
    const stopHousekeeping = startHousekeeping(deps.pool, deps.clock, log);
    const stopHandingOut = membership === null ? startHandingOut(deps) : () => undefined;
    const stopFollowingBooks = membership === null ? startFollowingBooks(deps) : () => undefined;
    const stopWitnessing = membership === null ? startWitnessing(deps) : () => undefined;
    const hub = createSyncHub(
      membership === null ? { ...deps, giveRights: createServerGiving({ ...deps, log }) } : deps,
    );
    const lanHub = await openLanHub(options.hubPort, lineKey, hub, log);
    const direct = lanHub !== null && "address" in lanHub ? lanHub : null;
    const member =
      membership &&
      startMemberHub(deps, membership, { key: await lineKey(), address: direct?.address ?? null });
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      clientTracking: false,
    });
    const http = createAdaptorServer({
      fetch: (membership === null
        ? createApp(deps, hub, direct, createNetworkPrinters(options.printers ?? []))
        : createHubApp(deps, hub, membership.url)
      ).fetch,
      // The adapter's own description of `ws` is narrower than what `ws` says of itself.
      websocket: { server: sockets as unknown as WebSocketServerLike },
    });
    await listen(http, port, host);
    const address = http.address() as AddressInfo;
    const close = async (): Promise<void> => {
      stopHousekeeping();
      stopHandingOut();
      stopFollowingBooks();
      stopWitnessing();
      member?.close();
      hub.close();
      await direct?.close();
      await closeHttp(http);
      sockets.close();
      await deps.notifier.close();
      await database.close();
    };
    let closing: Promise<void> | null = null;
    return {
      url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
      port: address.port,
      databaseUrl: database.url,
      deps,
      lanHub,
      upstream: membership?.url ?? null,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
};

const DATA_DIR = "./data";
const MAX_FRAME_BYTES = 8 * 1024 * 1024;
const POOL_SIZE = 20;

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

/** The server does without direct links where the platform has no library for them. */
const openLanHub = async (
  port: number | undefined,
  lineKey: () => Promise<LineKey>,
  sessions: SyncHub,
  log: Logger,
): Promise<Server["lanHub"]> => {
  if (port === undefined) return null;
  const hub = await startLanHub({ port, key: await lineKey(), sessions, log });
  if ("missing" in hub) log.warn({ reason: hub.missing }, "no direct links on this platform");
  return hub;
};

interface Database {
  readonly url: string;
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

const openDatabase = async (options: ServerOptions, log: Logger): Promise<Database> => {
  const embedded =
    options.databaseUrl === undefined
      ? await startEmbedded({ dir: options.dataDir ?? DATA_DIR, log: (message) => log.info(message) })
      : null;
  const url = options.databaseUrl ?? (embedded as Embedded).url;
  const pool = createPool(url, options.poolSize ?? POOL_SIZE, (error) =>
    log.warn({ err: error }, "connection lost"),
  );
  const close = async (): Promise<void> => {
    const alone = embedded !== null && (await isAlone(pool).catch(() => true));
    await pool.end();
    if (alone) await embedded?.stop();
  };
  try {
    const applied = await migrate(pool);
    if (applied.length > 0) log.info({ applied }, "database brought up to date");
    return { url, pool, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Whether no other process of the server uses this database; then it is ours to stop. */
const isAlone = async (pool: Pool): Promise<boolean> => {
  const text = "select from pg_stat_activity where application_name = 'saudaflow-listen'";
  return (await query(pool, text)).length === 0;
};

const createDeps = async (options: ServerOptions, { pool, url }: Database, log: Logger): Promise<AppDeps> => {
  const clock = options.clock ?? systemClock;
  await fillLookups(pool, indexes);
  const read = await readUnread(pool, rules, indexes);
  if (read > 0) log.info({ read }, "entries of newer kinds have taken effect");
  const metrics = createMetrics();
  const { pollMs } = options;
  const notifier = createPostgresNotifier({ pool, url, process: newId(), log, ...(pollMs && { pollMs }) });
  const organisations = createOrganisations(pool);
  const tokens = createTokens(organisations, clock);
  const books = createBookWatch();
  return {
    pool,
    organisations,
    tokens,
    auth: createAuth({ pool, tokens, clock }),
    passwords: await createPasswords(options.passwordCost),
    writer: createServerWriter({
      pool,
      rules,
      commands: commands as Commands,
      indexes,
      clock,
      newId,
      notifier,
      follow: takeBackAfter(clock),
    }),
    ingest: createWatchedIngest(pool, notifier, metrics, books),
    books,
    notifier,
    rules,
    clock,
    log,
    metrics,
    settings: {
      corsOrigins: options.corsOrigins ?? [],
      trustProxy: options.trustProxy ?? false,
      clientDir: options.clientDir ?? null,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    },
  };
};

const createWatchedIngest = (pool: Pool, notifier: Notifier, metrics: Metrics, books: BookWatch) =>
  createIngest({
    pool,
    crypto: nodeCrypto,
    rules,
    indexes,
    notifier,
    observe: {
      stored: (org, judged) => {
        metrics.entries.inc(judged.entries.length);
        books.note(org, judged);
      },
      refused: (type) => metrics.refusals.labels(type).inc(),
    },
  });

type HttpServer = ReturnType<typeof createAdaptorServer>;

const listen = (http: HttpServer, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} is taken; choose another.`) : error),
    );
    http.listen(port, host, () => resolve());
  });

const CLOSE_WITHIN_MS = 5_000;

/** Requests under way are answered; connections that stay open for nothing are cut. */
const closeHttp = (http: HttpServer): Promise<void> =>
  new Promise((resolve) => {
    const cut = () => "closeAllConnections" in http && http.closeAllConnections();
    const timer = setTimeout(cut, CLOSE_WITHIN_MS);
    http.close(() => {
      clearTimeout(timer);
      resolve();
    });
    if ("closeIdleConnections" in http) http.closeIdleConnections();
  });
