import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startServer } from "../../sync-server/server.ts";
import { openPage, openProfile, writePage } from "../browser/pages.ts";

let folder: string;
let server: Server;
let port = 0;
const browsers: BrowserContext[] = [];

const start = async (): Promise<void> => {
  server = await startServer({
    port,
    dataDir: join(folder, "data"),
    clientDir: join(folder, "client"),
    passwordCost: 4,
  });
  port = server.port;
};

const openTill = async (name: string): Promise<Page> => {
  const browser = await openProfile(join(folder, name));
  browsers.push(browser);
  return openPage(browser, `${server.url}/`);
};

const status = (page: Page) => page.evaluate(() => window.kit.shop.status());
const connected = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.kit.shop.wake());
  await page.waitForFunction(() => {
    const { server, unsent } = window.kit.shop.status();
    return server === "connected" && unsent === 0;
  });
};
const sell = (page: Page, product: string) => page.evaluate((id) => window.kit.shop.sell(id), product);
const stock = (page: Page, product: string) => page.evaluate((id) => window.kit.shop.stock(id), product);
const untilStock = (page: Page, product: string, value: number) =>
  page.waitForFunction(([id, much]) => window.kit.shop.stock(id).value === much, [product, value] as const);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saudaflow-"));
  await writePage("e2e/store/page.ts", join(folder, "client"));
  await start();
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test("a shop is set up, a second till joins it, the server dies and comes back, and all agree", async () => {
  const first = await openTill("first");
  expect(await first.evaluate(() => window.kit.shop.askServer())).toBe("empty");
  expect(await first.evaluate(() => window.kit.shop.create())).toEqual({ ok: true, value: null });
  await first.evaluate(() => window.kit.shop.open(true));
  expect(await first.evaluate(() => window.kit.shop.enterPassword())).toBe(true);
  await connected(first);
  const product = await first.evaluate(() => window.kit.shop.addProduct("Tea"));
  const photo = await first.evaluate(() => window.kit.shop.putPhoto());
  const code = await first.evaluate(() => window.kit.shop.deviceCode());
  expect(code).toMatch(/\w{8}/);
  await connected(first);

  const second = await openTill("second");
  expect(await second.evaluate((typed) => window.kit.shop.enrol(String(typed)), code)).toMatchObject({
    ok: true,
  });
  await second.evaluate(() => window.kit.shop.open(true));
  expect(await second.evaluate(() => window.kit.shop.enterPassword())).toBe(true);
  await connected(second);
  await untilStock(second, product, 0);
  expect(await first.evaluate((id) => window.kit.shop.receive(id, 40_000), product)).toBe("done");
  await connected(first);
  await untilStock(second, product, 40_000);
  expect(await second.evaluate((hash) => window.kit.shop.hasPhoto(hash), photo)).toBe(true);

  await server.close();
  await first.waitForFunction(() => window.kit.shop.status().server !== "connected");
  const [mine, theirs] = [await stock(first, product), await stock(second, product)];
  expect(mine.rights + theirs.rights).toBeLessThanOrEqual(40_000);
  const sold: string[] = [];
  for (const [page, { rights }] of [
    [first, mine],
    [second, theirs],
  ] as const)
    for (let left = rights; left > 0; left -= 1_000) sold.push(await sell(page, product));
  expect(new Set(sold).size).toBe(sold.length);
  expect(await sell(first, product)).toBe("NotEnough");
  expect((await status(first)).unsent).toBeGreaterThan(0);

  await start();
  await connected(first);
  await connected(second);
  const value = 40_000 - sold.length * 1_000;
  await untilStock(first, product, value);
  await untilStock(second, product, value);
  await first.evaluate(() => window.kit.shop.wake());
  await expect
    .poll(
      async () =>
        (await first.evaluate(() => window.kit.shop.hash())) ===
        (await second.evaluate(() => window.kit.shop.hash())),
    )
    .toBe(true);
  expect(await status(first)).toMatchObject({
    unsent: 0,
    copies: 1,
    refused: [],
    writing: true,
    reported: [],
  });
  expect(await status(second)).toMatchObject({ unsent: 0, copies: 1, refused: [], reported: [] });
});

test("where no WebSocket comes through, a till keeps in touch by plain requests", async () => {
  const [browser] = browsers;
  if (browser === undefined) throw new Error("no browser");
  for (const page of browser.pages()) await page.close();
  const till = await openPage(browser, `${server.url}/`);
  await till.evaluate(() => window.kit.shop.open(false));
  expect(await till.evaluate(() => window.kit.shop.enterPin("2580"))).toEqual({ ok: true, value: null });
  const product = await till.evaluate(() => window.kit.shop.addProduct("Bread"));
  await connected(till);
  const other = browsers[1]?.pages().at(-1);
  if (other === undefined) throw new Error("no second till");
  await other.waitForFunction((id) => window.kit.shop.stock(id).value === 0, product);
  expect(await till.evaluate((id) => window.kit.shop.receive(id, 3_000), product)).toBe("done");
  await untilStock(other, product, 3_000);
  expect((await status(till)).copies).toBe(1);
});
