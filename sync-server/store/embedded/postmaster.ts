import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { runAs } from "./account.ts";

/** What a running Postgres says of itself in `postmaster.pid`. It is a claim: the file outlives a killed server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; null when there is none or it is not written to its end yet. */
export const readPostmaster = async (dataDir: string): Promise<Postmaster | null> => {
  const lines = (await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || !Number.isInteger(port) || pid <= 0 || port <= 0) return null;
  return { pid, port, ready: lines[7]?.trim() === "ready" };
};

/** A connection string for one database of an embedded cluster. */
export const clusterUrl = (user: string, password: string, port: number, database: string): string =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;

/** The data directory of whatever answers at `url`, or null when nothing there lets us in. */
export const askDataDirectory = async (url: string): Promise<string | null> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // A lost connection also rejects the query below.
  try {
    await client.connect();
    const { rows } = await client.query<{ dir: string }>("select current_setting('data_directory') as dir");
    return rows[0]?.dir ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
};

/**
 * The processes that really have this data folder open, the server or backends that outlive it.
 * @param dataDir absolute, links resolved
 * @param claimed the pid in `postmaster.pid`, which may meanwhile belong to a stranger
 */
export const findHolders = async (dataDir: string, claimed: number | null): Promise<readonly number[]> => {
  if (process.platform === "linux") return holdersInProc(dataDir);
  return claimed !== null && (await isPostgres(claimed)) ? [claimed] : [];
};

/** Every Postgres process works in its data directory. */
const holdersInProc = async (dataDir: string): Promise<readonly number[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const holders = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
      const name = cwd === dataDir ? await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "") : "";
      return name.trim() === "postgres" ? [Number(pid)] : [];
    }),
  );
  return holders.flat();
};

const isPostgres = async (pid: number): Promise<boolean> => {
  const list: readonly [string, readonly string[]] =
    process.platform === "win32"
      ? ["tasklist", ["/FI", `PID eq ${pid}`, "/NH"]]
      : ["ps", ["-o", "command=", "-p", String(pid)]];
  const { output } = await runAs({ type: "self" }, ...list, process.cwd());
  return output.includes("postgres");
};
