import type { ChildProcess } from "node:child_process";
import { copyFile, open, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, spawnAs } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import { readPostmaster } from "./postmaster.ts";

/**
 * Starts Postgres on the cluster and waits until it accepts connections, however long recovery takes.
 * @returns its port: the remembered one, or another when that is taken
 * @throws with what Postgres wrote when it ends instead
 */
export const launch = async (
  cluster: Cluster,
  binaries: Binaries,
  account: Account,
  settings: Readonly<Record<string, string>>,
  log: (message: string) => void,
): Promise<number> => {
  await rotateLog(cluster.logFile);
  const logStart = (await stat(cluster.logFile).catch(() => ({ size: 0 }))).size;
  const port = await choosePort(cluster.portFile);
  const logHandle = await open(cluster.logFile, "a");
  const child = spawnAs(account, binaries.postgres, postgresArguments(cluster.dataDir, port, settings), {
    cwd: cluster.folder,
    detached: true, // Ctrl-C in the terminal is for us alone; we end Postgres when we are done with it.
    stdio: ["ignore", logHandle.fd, logHandle.fd],
    windowsHide: true,
  });
  try {
    await waitUntilReady(child, cluster, log);
  } catch (cause) {
    const written = (await readFile(cluster.logFile)).subarray(logStart).toString("utf8").trim();
    throw new Error(`Postgres did not start on ${cluster.dataDir}: ${written}`, { cause });
  } finally {
    child.unref();
    await logHandle.close();
  }
  await writeFile(cluster.portFile, String(port));
  return port;
};

/** Later settings win, so durability stands last. */
const postgresArguments = (
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): readonly string[] => {
  const all = { ...DEFAULTS, ...settings, ...FIXED, port: String(port) };
  return ["-D", dataDir, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
};

const DEFAULTS: Readonly<Record<string, string>> = {
  shared_buffers: "192MB",
  max_connections: "60",
  max_wal_size: "2GB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

const FIXED: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
};

const POLL_MS = 15;
const TELL_AFTER_POLLS = Math.round(5_000 / POLL_MS);

/** `postmaster.pid` counts only when it names the process just started: a crashed one may have left its own. */
const waitUntilReady = async (
  child: ChildProcess,
  cluster: Cluster,
  log: (message: string) => void,
): Promise<void> => {
  let end: Error | null = null;
  child.once("error", (error) => {
    end = error;
  });
  child.once("exit", (code, signal) => {
    end = new Error(`Postgres ended with ${signal ?? `code ${code}`}`);
  });
  for (let poll = 0; end === null; poll++) {
    const claim = await readPostmaster(cluster.dataDir);
    if (claim?.pid === child.pid && claim?.ready) return;
    if (poll === TELL_AFTER_POLLS) log("Postgres is recovering after an unclean end; this may take minutes");
    await sleep(POLL_MS);
  }
  throw end;
};

/** The port of last time, so that the URL stays the same; a free one when there was none or it is taken. */
const choosePort = async (file: string): Promise<number> => {
  const remembered = Number((await readFile(file, "utf8").catch(() => "")).trim());
  const usable = Number.isInteger(remembered) && remembered > 0 && remembered < 65_536;
  return (
    (usable ? await tryPort(remembered) : null) ??
    (await tryPort(0)) ??
    Promise.reject(new Error("No free port"))
  );
};

/** The port when it can be listened on (0: one the system chooses), or null. */
const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      const found = address !== null && typeof address === "object" ? address.port : null;
      server.close(() => resolve(found));
    });
  });

const LOG_LIMIT_BYTES = 5_000_000;

const rotateLog = async (file: string): Promise<void> => {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size <= LOG_LIMIT_BYTES) return;
  await rm(`${file}.1`, { force: true });
  await copyFile(file, `${file}.1`);
  await truncate(file); // Not renamed: the file keeps its owner.
};
