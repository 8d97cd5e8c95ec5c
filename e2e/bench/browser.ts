import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright";
import { openPage, openProfile, servePages } from "../browser/pages.ts";
import type { BenchKit } from "./page/kit.ts";
import { benchPages } from "./page/pages.ts";

/** A browser profile for one benchmark, and the page of the bench in it. */
export interface BenchBrowser {
  /** Runs the task in a page of a browser started for it, so that nothing is warm but the disk. */
  readonly fresh: <T>(task: (call: Call, page: Page) => Promise<T>) => Promise<T>;
  /** The stream of pages a server would send for so many products, gzipped as a server does. */
  readonly streamUrl: (products: number) => string;
  readonly close: () => Promise<void>;
}

export type Call = <Name extends keyof BenchKit>(
  name: Name,
  ...args: Parameters<BenchKit[Name]>
) => ReturnType<BenchKit[Name]>;

export const openBenchBrowser = async (): Promise<BenchBrowser> => {
  const pages = await servePages("e2e/bench/page/kit.ts");
  const stream = await serveStreams();
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-bench-"));
  return {
    fresh: async (task) => {
      const browser = await openProfile(folder);
      try {
        const page = await openPage(browser, pages.url);
        return await task(callIn(page), page);
      } finally {
        await browser.close();
      }
    },
    streamUrl: stream.url,
    close: async () => {
      await pages.close();
      await stream.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const callIn = (page: Page): Call =>
  ((name: string, ...args: readonly unknown[]) =>
    page.evaluate(
      ([method, given]) =>
        (globalThis as unknown as { kit: Record<string, (...of: readonly unknown[]) => unknown> }).kit[
          method
        ]?.(...given),
      [name, args] as const,
    )) as unknown as Call;

/** A stand-in for the server's `/v1/bootstrap`: the same lines, ready in memory, so that only the device is measured. */
const serveStreams = async () => {
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const body = bodies.get(path) ?? gzipSync(benchPages(Number(path.slice(1))).join("\n"), { level: 1 });
    bodies.set(path, body);
    response.writeHead(200, {
      "content-type": "application/x-ndjson",
      "content-encoding": "gzip",
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: (products: number) => `http://127.0.0.1:${port}/${products}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** Bytes of JavaScript heap in use once all garbage is gone. */
export const heapBytes = async (context: BrowserContext, page: Page): Promise<number> => {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
};
