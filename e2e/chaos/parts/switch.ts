import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromiumPath } from "../../house/chromium.ts";
import { NotHere, type Run } from "../experiment.ts";

/** Computers on one switch, with no way out of it. */
export interface Switch {
  /** A program that starts the browser on that computer. */
  readonly browserOn: (computer: string) => string;
  /** Lets every computer reach a port of this one under `localhost`, where pages may do what they may only do there. */
  readonly offer: (port: number) => Promise<void>;
}

const exec = promisify(execFile);
const ip = (...words: readonly string[]) => exec("ip", [...words]);

/** Lays the cables: one network namespace for each computer, a bridge between them, no default route. */
export const laySwitch = async (run: Run, computers: readonly string[]): Promise<Switch> => {
  const tag = randomBytes(2).toString("hex");
  const bridge = `chaos${tag}`;
  const net = `10.${(100 + (randomBytes(1)[0] ?? 0) / 4) | 0}.${randomBytes(1)[0]}`;
  const namespaceOf = (computer: string): string => `${bridge}-${computer}`;
  await ip("link", "add", bridge, "type", "bridge").catch(() => {
    throw new NotHere("network namespaces cannot be made here");
  });
  run.atEnd(() => ip("link", "delete", bridge));
  await ip("address", "add", `${net}.254/24`, "dev", bridge);
  await ip("link", "set", bridge, "up");
  for (const [i, computer] of computers.entries()) {
    const [name, cable] = [namespaceOf(computer), `c${tag}${i}`];
    await ip("netns", "add", name);
    run.atEnd(() => ip("netns", "delete", name));
    await ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name);
    await ip("link", "set", cable, "master", bridge, "up");
    await ip("-n", name, "address", "add", `${net}.${i + 1}/24`, "dev", "eth0");
    for (const device of ["lo", "eth0"]) await ip("-n", name, "link", "set", device, "up");
  }
  const browsers = await writeBrowsers(run.folder, computers, namespaceOf);
  return {
    browserOn: (computer) => browsers.get(computer) ?? "",
    offer: async (port) => {
      await passOn(run, `${net}.254`, port, "127.0.0.1");
      for (const computer of computers) await passOnInside(run, namespaceOf(computer), port, `${net}.254`);
    },
  };
};

const writeBrowsers = async (
  folder: string,
  computers: readonly string[],
  namespaceOf: (computer: string) => string,
): Promise<ReadonlyMap<string, string>> => {
  const browsers = new Map<string, string>();
  const chromium = chromiumPath();
  for (const computer of computers) {
    const file = join(folder, `browser-${computer}`);
    await writeFile(file, `#!/bin/sh\nexec ip netns exec ${namespaceOf(computer)} ${chromium} "$@"\n`);
    await chmod(file, 0o755);
    browsers.set(computer, file);
  }
  return browsers;
};

const passOn = async (run: Run, host: string, port: number, to: string): Promise<void> => {
  const server = createServer((near) => {
    const far = connect(port, to);
    near.on("error", () => far.destroy()).pipe(far);
    far.on("error", () => near.destroy()).pipe(near);
  });
  await new Promise<void>((done) => server.listen(port, host, done));
  run.atEnd(async () => server.close());
};

/** The same in a process of its own, which lives in the other computer. */
const passOnInside = async (run: Run, namespace: string, port: number, to: string): Promise<void> => {
  const program = `require("node:net").createServer((near) => {
    const far = require("node:net").connect(${port}, "${to}");
    near.on("error", () => far.destroy()).pipe(far);
    far.on("error", () => near.destroy()).pipe(near);
  }).listen(${port}, "127.0.0.1", () => console.log("listening"))`;
  const child = spawn("ip", ["netns", "exec", namespace, process.execPath, "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  run.atEnd(async () => child.kill("SIGKILL"));
  await new Promise<void>((listening) => child.stdout.once("data", () => listening()));
};
