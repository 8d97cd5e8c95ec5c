import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 30;
const POLLS = 120_000 / POLL_MS;

/**
 * Runs `work` while no other program on this machine does so for the same folder. The lock is a listening socket
 * named after the folder, so the system itself releases it when its holder dies; there is no stale lock file.
 * It spares two starts from doing the work twice; that they cannot harm each other rests on Postgres' own lock and
 * on the rename that publishes a new cluster whole.
 */
export const withStartLock = async <T>(dir: string, work: () => Promise<T>): Promise<T> => {
  const server = await acquire(socketPath(dir), dir);
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};

const socketPath = (dir: string): string => {
  const name = `saudaflow-${createHash("sha256").update(dir).digest("hex").slice(0, 24)}`;
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
};

const acquire = async (path: string, dir: string): Promise<Server> => {
  for (let poll = 0; poll < POLLS; poll++) {
    const server = await tryListen(path);
    if (server) return server;
    if (process.platform === "darwin" && (await isAbandoned(path))) await rm(path, { force: true });
    await sleep(POLL_MS);
  }
  throw new Error(
    `Another program has been starting the database in ${dir} for two minutes; end it and start again.`,
  );
};

const tryListen = (path: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ path, exclusive: true }, () => resolve(server));
  });

/** A socket file outlives its program on macOS; a refused connection tells. */
const isAbandoned = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(false)).once("error", () => resolve(true));
    socket.once("connect", () => socket.destroy());
  });
