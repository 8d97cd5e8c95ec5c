import { mkdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type Account, chooseAccount, runAs } from "./account.ts";
import { type Binaries, findPackage, prepareBinaries } from "./binaries.ts";
import { type Cluster, findDataOwner, openCluster, USER } from "./cluster.ts";
import { launch } from "./launch.ts";
import { askDataDirectory, clusterUrl, findHolders, readPostmaster } from "./postmaster.ts";
import { withStartLock } from "./start-lock.ts";

export interface EmbeddedOptions {
  /** Everything of the database lies here, e.g. `./data`; made when missing. */
  readonly dir: string;
  /** Told, in plain words, what takes long or is out of the ordinary. */
  readonly log?: (message: string) => void;
  /** Postgres settings to change, e.g. `{ max_connections: "200" }`. What keeps data safe cannot be changed. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The platform package, where it is not the installed one. */
  readonly packageDir?: string;
}

export interface Embedded {
  /** For `createPool`: user, password, port and database included. It stays the same over restarts. */
  readonly url: string;
  /** True when a Postgres of an earlier or another program was found running on this folder and is used. */
  readonly reused: boolean;
  /** What Postgres calls its data directory. */
  readonly dataDir: string;
  /** Ends Postgres in an orderly way, whoever started it; open connections are cut, their transactions rolled back. */
  stop(): Promise<void>;
}

/**
 * Starts the Postgres that comes with the program, or joins the one already running on the folder. A started Postgres
 * outlives this program when that is killed; the next call joins it.
 * @throws with a message for the operator: no binaries for this platform, folder out of reach, Postgres' own words.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { log = () => {}, settings = {}, packageDir = findPackage() } = options;
  await mkdir(options.dir, { recursive: true });
  const dir = await realpath(options.dir);
  return withStartLock(dir, async () => {
    const account = await chooseAccount(dir, await findDataOwner(dir));
    const binaries = await prepareBinaries(packageDir, dir, account, log);
    const cluster = await openCluster(dir, binaries, account, log);
    const running = await findRunning(cluster, log);
    const port = running ?? (await launch(cluster, binaries, account, settings, log));
    await ensureDatabase(clusterUrl(USER, cluster.password, port, "postgres"));
    return {
      url: clusterUrl(USER, cluster.password, port, USER),
      reused: running !== null,
      dataDir: cluster.dataDir,
      stop: () => stop(cluster, binaries, account),
    };
  });
};

const POLL_MS = 50;
const HOLDER_POLLS = 90_000 / POLL_MS;
const STOP_PATIENCE_S = 60;

/**
 * The port of the Postgres that already serves this cluster, or null when none does and none is left over.
 * `postmaster.pid` is believed only after a real connection that names our data directory: after a crash the file
 * still says "ready", and its pid may by now be anyone's.
 */
const findRunning = async (cluster: Cluster, log: (message: string) => void): Promise<number | null> => {
  for (let poll = 0; ; poll++) {
    const claim = await readPostmaster(cluster.dataDir);
    if (claim && (await isOurs(cluster, claim.port))) return claim.port;
    const holders = await findHolders(cluster.dataDir, claim?.pid ?? null);
    if (holders.length === 0) {
      await rm(join(cluster.dataDir, "postmaster.pid"), { force: true });
      return null;
    }
    if (poll === 0)
      log(`Waiting for an earlier Postgres on ${cluster.dataDir} (process ${holders.join(", ")})`);
    if (poll > HOLDER_POLLS) throw new Error(heldMessage(cluster, holders));
    await sleep(POLL_MS);
  }
};

const heldMessage = (cluster: Cluster, holders: readonly number[]): string =>
  `Postgres (process ${holders.join(", ")}) holds ${cluster.dataDir} but does not accept the password in ` +
  `${join(cluster.folder, "password")}, or no connections at all. End it, then start again.`;

const isOurs = async (cluster: Cluster, port: number): Promise<boolean> => {
  const answer = await askDataDirectory(clusterUrl(USER, cluster.password, port, "postgres"));
  // It may name the folder as it was called when it was started, through a link.
  return answer !== null && (await realpath(answer).catch(() => answer)) === cluster.dataDir;
};

const ensureDatabase = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [USER]);
    if (rowCount === 0) await client.query(`create database ${USER}`);
  } finally {
    await client.end();
  }
};

const stop = async (cluster: Cluster, binaries: Binaries, account: Account): Promise<void> => {
  if (!(await readPostmaster(cluster.dataDir))) return;
  const args = ["stop", "--pgdata", cluster.dataDir, "--mode=fast", "--wait", `--timeout=${STOP_PATIENCE_S}`];
  const { code, output } = await runAs(account, binaries.pgCtl, args, cluster.folder);
  const claim = await readPostmaster(cluster.dataDir);
  if (code === 0 || !claim || (await findHolders(cluster.dataDir, claim.pid)).length === 0) return;
  throw new Error(`Postgres on ${cluster.dataDir} did not stop: ${output}`);
};
