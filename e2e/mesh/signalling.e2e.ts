import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startServer } from "../../sync-server/server.ts";
import { LINKED } from "../browser/links.ts";
import { openPage, openProfile, writePage } from "../browser/pages.ts";

let folder: string;
let server: Server;
let [first, second] = [] as unknown as [Page, Page];
const browsers: BrowserContext[] = [];

const openTill = async (name: string): Promise<Page> => {
  const browser = await openProfile(join(folder, name), LINKED);
  browsers.push(browser);
  await browser.grantPermissions(["camera"], { origin: server.url });
  return openPage(browser, `${server.url}/`);
};
const untilPeers = (page: Page, peers: readonly string[]) =>
  page.waitForFunction((list) => window.kit.shop.peers().join() === list, peers.toSorted().join());
const untilStock = (page: Page, product: string, value: number) =>
  page.waitForFunction(([id, much]) => window.kit.shop.stock(id).value === much, [product, value] as const);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saudaflow-"));
  await writePage("e2e/store/page.ts", join(folder, "client"));
  server = await startServer({
    port: 0,
    dataDir: join(folder, "data"),
    clientDir: join(folder, "client"),
    passwordCost: 4,
  });
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test("two tills find each other through the server, unasked", async () => {
  first = await openTill("first");
  expect(await first.evaluate(() => window.kit.shop.create())).toEqual({ ok: true, value: null });
  await first.evaluate(() => window.kit.shop.open(true));
  await first.evaluate(() => window.kit.shop.enterPassword());
  const code = await first.evaluate(() => window.kit.shop.deviceCode());
  second = await openTill("second");
  await second.evaluate((typed) => window.kit.shop.enrol(String(typed)), code);
  await second.evaluate(() => window.kit.shop.open(true));
  await second.evaluate(() => window.kit.shop.enterPassword());
  await first.waitForFunction(() => window.kit.shop.peers().includes("Second direct"));
  await second.waitForFunction(() => window.kit.shop.peers().includes("Front direct"));
});

test("with the server gone they sell on and know of each other's sales", async () => {
  const product = await first.evaluate(() => window.kit.shop.addProduct("Tea"));
  await first.evaluate((id) => window.kit.shop.receive(id, 10_000), product);
  await untilStock(second, product, 10_000);
  await first.waitForFunction(() => window.kit.shop.status().copies === 2);
  await server.close();
  await untilPeers(first, ["Second direct"]);
  await first.evaluate((id) => window.kit.shop.sell(id), product);
  await untilStock(second, product, 9_000);
  await first.waitForFunction(() => window.kit.shop.status().unsent === 0);
  expect(await first.evaluate(() => window.kit.shop.status())).toMatchObject({ copies: 1, reported: [] });
});
