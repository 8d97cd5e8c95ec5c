import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { projectRoot } from "../house/source-tree.ts";

/** The whole program as a user starts it: its own process, its own database. */
export interface ServerProcess {
  readonly url: string;
  /** What it printed so far. */
  readonly output: () => string;
  /** SIGTERM and wait: as a user stops it. */
  readonly stop: () => Promise<number | null>;
  /** SIGKILL: as a power cut would. */
  readonly kill: () => Promise<void>;
}

export interface ServerOptions {
  readonly port: number;
  readonly data: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the one users start, which prints its address likewise. */
  readonly program?: string;
}

const READY = /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+/;

/** Starts the server and waits until it has printed its address and answers. */
export const startServerProcess = async ({
  port,
  data,
  flags = [],
  env = {},
  program = "sync-server/start.ts",
}: ServerOptions): Promise<ServerProcess> => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, "--port", String(port), "--data", data, ...flags],
    { cwd: projectRoot, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  await printed(
    child,
    () => READY.test(output),
    () => output,
  );
  const url = `http://localhost:${port}`;
  return {
    url,
    output: () => output,
    stop: () => end(child, "SIGTERM"),
    kill: async () => void (await end(child, "SIGKILL")),
  };
};

const printed = (child: ChildProcess, ready: () => boolean, output: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.on("data", () => ready() && resolve());
    child.on("exit", (code) =>
      reject(new Error(`Server ended with ${code} before it was ready:\n${output()}`)),
    );
    child.on("error", reject);
  });

const end = async (child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
  return child.exitCode;
};
