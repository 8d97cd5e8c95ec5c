import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import { chromiumPath } from "../house/chromium.ts";
import { bundleForPage } from "./bundle.ts";
import { ALONE } from "./links.ts";

/** Pages of one script, on an origin of its own. */
export interface Pages {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a page that runs the module, so that it has storage, locks and keys as an installed app has. */
export const servePages = async (entry: string): Promise<Pages> => {
  const script = await bundleForPage(entry);
  const server = createServer((request, response) => {
    const [type, body] = request.url === "/page.js" ? ["text/javascript", script] : ["text/html", PAGE];
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => closeServer(server) };
};

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>·</title><script type="module" src="/page.js"></script>';

/** Writes the same page into a folder, for a server to show. */
export const writePage = async (entry: string, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "page.js"), await bundleForPage(entry));
  await writeFile(join(folder, "index.html"), PAGE);
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser over a profile folder that outlives it, as a till's does. It links to no other till unless `LINKED` is among the flags. */
export const openProfile = (folder: string, flags: readonly string[] = ALONE): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    chromiumSandbox: false,
    headless: true,
    args: [...QUIET, ...flags],
  });

/** A page with its script run; what it prints as an error fails the test that looks at `errors`. */
export const openPage = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "kit" in globalThis);
  return page;
};
