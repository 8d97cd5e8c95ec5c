import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { openProfile, type ProfileOptions, picture } from "./browser.ts";
import { freePort } from "./free-port.ts";
import { type ServerOptions, type ServerProcess, startServerProcess } from "./server-process.ts";

/** Another program than the one users start, and what it finds in its environment. */
export type ServerAs = Pick<ServerOptions, "program" | "env">;

/** One journey's own world: a server with its own database, and browsers with profiles of their own. */
export interface World {
  readonly url: string;
  /** A folder of its own, gone with the world. */
  readonly folder: string;
  /** Starts the server, or starts it again: always the same port and data. */
  readonly start: (flags?: readonly string[], as?: ServerAs) => Promise<ServerProcess>;
  /** SIGKILL, as a power cut would. */
  readonly cutPower: () => Promise<void>;
  /** Opens the named profile; opening it again after its context was closed is a restart of that browser. */
  readonly browser: (name: string, options?: ProfileOptions) => Promise<BrowserContext>;
  /** A picture of every page as it is now, for whoever looks into a failure. */
  readonly pictures: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const createWorld = async (): Promise<World> => {
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-"));
  const data = join(folder, "data");
  const port = await freePort();
  const browsers = new Set<BrowserContext>();
  let server: ServerProcess | null = null;
  return {
    url: `http://localhost:${port}`,
    folder,
    start: async (flags = [], as = {}) => {
      server = await startServerProcess({ port, data, flags, ...as });
      return server;
    },
    cutPower: async () => {
      await server?.kill();
      server = null;
    },
    browser: async (name, options) => {
      const browser = await openProfile(join(folder, name), options);
      browsers.add(browser);
      browser.on("close", () => browsers.delete(browser));
      return browser;
    },
    pictures: async (name) => {
      const pages = [...browsers].flatMap((browser) => browser.pages());
      for (const [i, page] of pages.entries())
        await picture(page, `${name.replaceAll(/[^\w-]+/g, "-")}-${i + 1}`);
    },
    close: async () => {
      await Promise.all([...browsers].map((browser) => browser.close()));
      await server?.stop();
      await stopDatabase(data);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** The one page a profile opens with. */
export const firstPage = async (browser: BrowserContext): Promise<Page> =>
  browser.pages()[0] ?? (await browser.newPage());

/** A server killed and never started again leaves its database running. */
const stopDatabase = async (data: string): Promise<void> => {
  for (const name of await readdir(data).catch(() => [])) {
    const file = await readFile(join(data, name, "postmaster.pid"), "utf8").catch(() => "");
    const pid = Number.parseInt(file, 10);
    if (pid > 1) process.kill(pid, "SIGINT");
  }
};
