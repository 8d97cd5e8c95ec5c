import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadLineLibrary } from "../../sync-server/hub/library.ts";
import { type Server, startServer } from "../../sync-server/server.ts";
import { query } from "../../sync-server/store/pool.ts";
import { freeUdpPort } from "../../sync-server/testing/free-udp-port.ts";
import { ask } from "../../sync-server/testing/server.ts";
import { LINKED } from "../browser/links.ts";
import { openPage, openProfile, writePage } from "../browser/pages.ts";

const library = await loadLineLibrary();

describe.skipIf("missing" in library)("with the WebRTC library of this platform", () => {
  let folder: string;
  let server: Server;
  let hub: Server;
  let browser: BrowserContext;
  let page: Page;

  const startShopServer = (port: number): Promise<Server> =>
    startServer({
      port,
      dataDir: join(folder, "server"),
      clientDir: join(folder, "client"),
      passwordCost: 4,
    });

  const sales = async ({ deps }: Server): Promise<number> =>
    (await query<{ sales: number }>(deps.pool, "select count(*)::int as sales from sales"))[0]?.sales ?? 0;
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const linkedTo = (name: string) =>
    page.waitForFunction((peer) => window.kit.shop.peers().includes(peer), name);

  /** A code for a hub, as the owner makes it in settings. */
  const hubCode = async (): Promise<string> => {
    const credentials = { login: "ann", password: "a long secret" };
    const token = (await ask(server.url, "/v1/auth/sign-in", { body: credentials })).json.access;
    const { devices } = (await ask(server.url, "/v1/devices", { token })).json;
    const body = { kind: "hub", name: "Hub", branch: devices[0].branch };
    return String((await ask(server.url, "/v1/device-codes", { token, body })).json.code);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saudaflow-hub-"));
    await writePage("e2e/store/page.ts", join(folder, "client"));
    server = await startShopServer(0);
    browser = await openProfile(join(folder, "till"), LINKED);
    await browser.grantPermissions(["camera"], { origin: server.url });
    page = await openPage(browser, `${server.url}/`);
    expect(await page.evaluate(() => window.kit.shop.create())).toEqual({ ok: true, value: null });
    hub = await startServer({
      port: 0,
      dataDir: join(folder, "hub"),
      hubPort: await freeUdpPort(),
      upstream: { url: server.url, code: await hubCode() },
      passwordCost: 4,
    });
    await until(async () => (await query(server.deps.pool, "select from hubs")).length === 1);
  });

  afterAll(async () => {
    await browser?.close();
    await hub?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  let product: string;

  test("a till hears from the server where the hub is, and links to it unasked", async () => {
    await page.evaluate(() => window.kit.shop.open(true));
    await page.evaluate(() => window.kit.shop.enterPassword());
    await linkedTo("Hub hub");
    product = await page.evaluate(() => window.kit.shop.addProduct("Tea"));
    await page.evaluate((id) => window.kit.shop.receive(id, 10_000), product);
    await page.waitForFunction(() => window.kit.shop.status().copies === 2);
  });

  test("with the server gone its sales reach the hub", async () => {
    await server.close();
    await page.evaluate((id) => window.kit.shop.sell(id), product);
    await until(async () => (await sales(hub)) === 1);
    await page.waitForFunction(() => window.kit.shop.status().unsent === 0);
    expect(await page.evaluate(() => window.kit.shop.status())).toMatchObject({ copies: 1, reported: [] });
  });

  test("opened anew it is back at the hub, by what it remembers", async () => {
    // The app is on the till, as an installed one is: it opens when nobody answers.
    for (const [path, file] of [
      ["/", "index.html"],
      ["/page.js", "page.js"],
    ] as const)
      await browser.route(server.url + path, (route) =>
        route.fulfill({ path: join(folder, "client", file) }),
      );
    await page.reload();
    await page.waitForFunction(() => "kit" in globalThis);
    const begun = Date.now();
    await page.evaluate(() => window.kit.shop.open(true));
    await linkedTo("Hub hub");
    console.log(`back at the hub within ${Date.now() - begun} ms of opening the shop`);
    await page.evaluate(() => window.kit.shop.enterPin("2580"));
    await page.evaluate((id) => window.kit.shop.sell(id), product);
    await until(async () => (await sales(hub)) === 2);
  });

  test("a server that is back hears from the hub what the till sold, though the till is off", async () => {
    await browser.close();
    const { port } = server;
    server = await startShopServer(port);
    await until(async () => (await sales(server)) === 2);
  });
});
