import { join } from "node:path";
import type { Pool } from "pg";
import { type Embedded, startEmbedded } from "../../../sync-server/store/embedded/embedded.ts";
import { createPool } from "../../../sync-server/store/pool.ts";
import { killPostgres } from "../../../sync-server/testing/database.ts";
import { freePort } from "../../support/free-port.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import type { Run } from "../experiment.ts";

/** A server process and a database of their own, each to be killed and started again by itself. */
export interface BreakableServer {
  readonly url: string;
  /** To look into the database past the server. */
  readonly pool: Pool;
  readonly databaseUrl: string;
  /** What Postgres calls its data directory. */
  readonly dataDir: () => string;
  /** SIGKILL to Node. */
  readonly killServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  /** SIGKILL to every process of Postgres. */
  readonly killDatabase: () => Promise<void>;
  readonly startDatabase: () => Promise<void>;
  readonly stopDatabase: () => Promise<void>;
}

export interface BreakableOptions {
  /** Where the database lies; in the run's folder unless told otherwise. */
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

export const startBreakableServer = async (
  run: Pick<Run, "folder" | "atEnd">,
  { folder = join(run.folder, "database"), settings = {} }: BreakableOptions = {},
): Promise<BreakableServer> => {
  const startDatabase = () => startEmbedded({ dir: folder, settings });
  let database: Embedded = await startDatabase();
  run.atEnd(() => database.stop());
  const port = await freePort();
  const startServer = () =>
    startServerProcess({
      port,
      data: run.folder,
      program: "e2e/chaos/parts/server-program.ts",
      env: { DATABASE_URL: database.url },
    });
  let server: ServerProcess = await startServer();
  run.atEnd(() => server.stop());
  const pool = createPool(database.url, 2);
  run.atEnd(() => pool.end());
  return {
    url: server.url,
    pool,
    databaseUrl: database.url,
    dataDir: () => database.dataDir,
    killServer: () => server.kill(),
    startServer: async () => {
      server = await startServer();
    },
    killDatabase: () => killPostgres(database),
    startDatabase: async () => {
      database = await startDatabase();
    },
    stopDatabase: () => database.stop(),
  };
};
