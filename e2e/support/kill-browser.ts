import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { BrowserContext } from "playwright";

const run = promisify(execFile);

/** SIGKILL to the browser over that profile folder and all its processes, as a power cut would; returns when it is gone. */
export const killBrowser = async (context: BrowserContext, folder: string): Promise<void> => {
  const gone = new Promise<void>((resolve) => context.once("close", () => resolve()));
  const { stdout } = await run("ps", ["-axww", "-o", "pid=,args="], { maxBuffer: 16 * 1024 * 1024 });
  const mine = stdout.split("\n").filter((line) => line.includes(`--user-data-dir=${folder} `));
  const main = mine.find((line) => !line.includes("--type="));
  if (main === undefined) throw new Error(`No browser over ${folder}`);
  process.kill(-Number.parseInt(main, 10), "SIGKILL"); // it leads a process group of its own
  await gone;
};
