import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, type Pool } from "pg";
import { type Embedded, startEmbedded } from "../store/embedded/embedded.ts";
import { findHolders, readPostmaster } from "../store/embedded/postmaster.ts";
import { migrate } from "../store/migrate.ts";
import { createPool } from "../store/pool.ts";

export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Ends the pool and removes the database. */
  drop(): Promise<void>;
}

export interface FaultyDatabase extends TestDatabase {
  /** kill -9 to every process of the database, as a power cut would; returns when none is left. */
  killDatabase(): Promise<void>;
  /** Stops it in an orderly way if it runs, and starts it again under the same URL. */
  restartDatabase(): Promise<void>;
}

/** Where the tests' shared cluster lies: one per machine, started by the first test and joined by the others. */
export const testClusterDir = (): string =>
  process.env.SAUDAFLOW_TEST_DATA ?? join(tmpdir(), "saudaflow-test-pg");

/** A database of one's own in the shared cluster, empty but migrated. The cluster is left running for the next test. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const cluster = await startEmbedded({ dir: testClusterDir(), settings: { max_connections: "200" } });
  const name = await onCluster(cluster.url, createTestDatabase);
  const url = withDatabase(cluster.url, name);
  const pool = createPool(url, 5);
  await migrate(pool);
  const drop = async () => {
    await pool.end();
    await onCluster(cluster.url, (client) => client.query(`drop database ${name} with (force)`));
  };
  return { url, pool, drop };
};

/** Ends the shared cluster unless other tests of this machine are using it. For the end of a whole run. */
export const stopIdleTestCluster = async (): Promise<void> => {
  const cluster = await startEmbedded({ dir: testClusterDir(), settings: { max_connections: "200" } });
  const idle = await onCluster(cluster.url, async (client) => {
    const others = "backend_type = 'client backend' and pid <> pg_backend_pid()";
    return (await client.query(`select from pg_stat_activity where ${others}`)).rowCount === 0;
  });
  if (idle) await cluster.stop();
};

/** A cluster of one's own, to be killed and restarted; slower to get (about a second) than `testDatabase`. */
export const faultyDatabase = async (): Promise<FaultyDatabase> => {
  const dir = join(tmpdir(), `saudaflow-faulty-pg-${randomBytes(6).toString("hex")}`);
  let cluster = await startEmbedded({ dir });
  const pool = createPool(cluster.url, 5);
  await migrate(pool);
  return {
    url: cluster.url,
    pool,
    killDatabase: () => killPostgres(cluster),
    restartDatabase: async () => {
      await cluster.stop();
      cluster = await startEmbedded({ dir });
    },
    drop: async () => {
      await pool.end();
      await cluster.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/** kill -9 to the server and all its backends; returns when the system has no trace of them. */
export const killPostgres = async ({ dataDir }: Pick<Embedded, "dataDir">): Promise<void> => {
  for (;;) {
    const server = await readPostmaster(dataDir);
    const holders = await findHolders(dataDir, server?.pid ?? null);
    if (holders.length === 0) return;
    // The server first, or it would answer the death of a backend by restarting the others.
    for (const pid of holders.toSorted((a, b) => Number(b === server?.pid) - Number(a === server?.pid))) {
      killIfAlive(pid);
    }
    await sleep(10);
  }
};

/** The name holds the second it was made, so that databases of runs that were killed can be told by it. */
const createTestDatabase = async (client: Client): Promise<string> => {
  await dropAbandoned(client);
  const { rows } = await client.query<{ second: string }>("select extract(epoch from now())::int8 as second");
  const name = `test_${rows[0]?.second}_${randomBytes(6).toString("hex")}`;
  await client.query(`create database ${name}`);
  return name;
};

const dropAbandoned = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
      where datname ~ '^test_\\d+_' and split_part(datname, '_', 2)::int8 < extract(epoch from now()) - 3600`,
  );
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
};

const onCluster = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const killIfAlive = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};
