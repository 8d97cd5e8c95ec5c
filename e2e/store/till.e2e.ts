import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openPage, openProfile, type Pages, servePages } from "../browser/pages.ts";

let pages: Pages;
let folder: string;
let browser: BrowserContext;

const profile = (name = "profile") => join(folder, name);
const openTab = async (context = browser): Promise<Page> => {
  const page = await openPage(context, pages.url);
  await page.evaluate(() => window.kit.till.open());
  return page;
};
const status = (page: Page) => page.evaluate(() => window.kit.till.status());
const restart = async (): Promise<Page> => {
  await browser.close();
  browser = await openProfile(profile());
  return openTab();
};
const signIn = (page: Page) => page.evaluate(() => window.kit.till.enterPin("1234"));
const addProduct = (page: Page) => page.evaluate(() => window.kit.till.addProduct("Tea"));
const receive = (page: Page, product: string, quantity = 5_000) =>
  page.evaluate(([id, much]) => window.kit.till.receive(id, much), [product, quantity] as const);
const sell = (page: Page, product: string) => page.evaluate((id) => window.kit.till.sell(id), product);
const stock = (page: Page, product: string) => page.evaluate((id) => window.kit.till.stock(id), product);
const until = (page: Page, product: string, value: number) =>
  page.waitForFunction(([id, much]) => window.kit.till.stock(id).value === much, [product, value] as const);

beforeAll(async () => {
  pages = await servePages("e2e/store/page.ts");
});

afterAll(() => pages?.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saudaflow-"));
  browser = await openProfile(profile());
  const page = await openPage(browser, pages.url);
  await page.evaluate(() => window.kit.till.enrol());
  await page.close();
});

afterEach(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test("with no server in the world a till opens, takes a PIN, receives, sells, and knows it after a restart", async () => {
  let page = await openTab();
  expect(await page.evaluate(() => window.kit.till.enterPin("9999"))).toMatchObject({ ok: false });
  expect(await addProduct(page)).toBe("NotSignedIn");
  expect(await signIn(page)).toEqual({ ok: true, value: null });
  const product = await addProduct(page);
  expect(await receive(page, product)).toBe("done");
  const before = await status(page);
  const number = await sell(page, product);

  page = await restart();
  const after = await status(page);
  expect(after.arrived).toBeGreaterThan(before.arrived);
  expect(after.holder).toBe(before.holder);
  expect(after.epoch).not.toBe(before.epoch);
  expect(after).toMatchObject({ breaks: 0, attention: [], products: 1, reported: [] });
  expect(await stock(page, product)).toEqual({ value: 4_000, shortage: 0, rights: 4_000 });
  expect(await page.evaluate(() => window.kit.till.facts("sale.completed"))).toBe(1);
  await signIn(page);
  expect(await sell(page, product)).not.toBe(number);
});

test("[WRITE-2] killed at once after it said done, with a checkpoint half written, it has lost nothing", async () => {
  const page = await openTab();
  await signIn(page);
  const product = await addProduct(page);
  await receive(page, product, 100_000);
  for (let i = 0; i < 10; i++) await sell(page, product);
  await page.evaluate(() => void window.kit.till.save());
  await page.close();
  const again = await openTab();
  expect(await stock(again, product)).toMatchObject({ value: 90_000 });
  await again.evaluate(() => window.kit.till.save());
  expect((await status(again)).behind).toBe(0);
  const third = await restart();
  expect(await stock(third, product)).toMatchObject({ value: 90_000 });
});

test("a full disk is named, nothing of the entry is kept, and with room again the till goes on", async () => {
  await browser.close();
  browser = await openProfile(profile()); // one that has not yet asked how much room there is
  const devtools = await browser.newCDPSession(browser.pages()[0] ?? (await browser.newPage()));
  const origin = new URL(pages.url).origin;
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 8_000_000 });
  const page = await openTab();
  await signIn(page);
  const product = await addProduct(page);
  await receive(page, product);
  const { arrived } = await status(page);
  await page.evaluate(() => window.kit.till.fillDisk());
  expect(await receive(page, product)).toMatchObject({ type: "StorageFailed", reason: "quota" });
  expect((await status(page)).arrived).toBe(arrived);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  expect(await receive(page, product)).toBe("done");
  expect(await stock(page, product)).toMatchObject({ value: 10_000 });
});

test("[WRITE-1] two tabs: one writes, the other follows, takes over when asked, and when the writer closes", async () => {
  const first = await openTab();
  const second = await openTab();
  await signIn(first);
  await signIn(second);
  expect([(await status(first)).writing, (await status(second)).writing]).toEqual([true, false]);
  const product = await addProduct(first);
  await receive(first, product);
  await until(second, product, 5_000);
  expect(await receive(second, product)).toEqual({ type: "NotWriter" });

  await second.evaluate(() => window.kit.till.takeOver());
  await first.waitForFunction(() => !window.kit.till.status().writing);
  expect(await receive(first, product)).toEqual({ type: "NotWriter" });
  expect(await receive(second, product)).toBe("done");
  await until(first, product, 10_000);
  expect((await status(second)).holder).not.toBeNull();

  await second.close();
  await first.waitForFunction(() => window.kit.till.status().writing);
  expect(await receive(first, product)).toBe("done");
  expect(await stock(first, product)).toEqual({ value: 15_000, shortage: 0, rights: 15_000 });
  expect((await status(first)).reported).toEqual([]);
});

test("[COUNTER-7] an older copy of the database under the newer browser profile starts without rights", async () => {
  let page = await openTab();
  await signIn(page);
  const product = await addProduct(page);
  await receive(page, product);
  const { holder } = await status(page);
  await browser.close();
  const databases = "Default/IndexedDB";
  await cp(join(profile(), databases), join(folder, "backup"), { recursive: true });
  browser = await openProfile(profile());
  page = await openTab();
  await signIn(page);
  await sell(page, product);
  await browser.close();
  await rm(join(profile(), databases), { recursive: true });
  await cp(join(folder, "backup"), join(profile(), databases), { recursive: true });

  browser = await openProfile(profile());
  page = await openTab();
  const now = await status(page);
  expect(now.holder).not.toBe(holder);
  expect(now).toMatchObject({ breaks: 1, attention: ["storage.broken"] });
  expect(await stock(page, product)).toEqual({ value: 5_000, shortage: 0, rights: 0 });
  await signIn(page);
  expect(await sell(page, product)).toBe("NotEnough");
  expect(await receive(page, product)).toBe("done");
  expect(await stock(page, product)).toMatchObject({ value: 10_000, rights: 5_000 });
});

test("[COUNTER-7] the database without its witness starts without rights", async () => {
  let page = await openTab();
  await signIn(page);
  const product = await addProduct(page);
  await page.close();
  await browser.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 120_000; // its first minute is over
  });
  page = await openTab();
  await signIn(page);
  await receive(page, product);
  await page.evaluate(() => localStorage.clear());
  page = await restart();
  expect(await status(page)).toMatchObject({ breaks: 1, attention: ["storage.broken"] });
  expect(await stock(page, product)).toMatchObject({ value: 5_000, rights: 0 });
});

test("a whole profile copied to a second machine never writes under a number of the first", async () => {
  let page = await openTab();
  await signIn(page);
  const product = await addProduct(page);
  await receive(page, product);
  await browser.close();
  await cp(profile(), profile("copy"), { recursive: true });
  browser = await openProfile(profile());
  page = await openTab();
  const copy = await openProfile(profile("copy"));
  try {
    const other = await openTab(copy);
    const [mine, theirs] = [await status(page), await status(other)];
    expect(theirs.epoch).not.toBe(mine.epoch);
    await signIn(page);
    await signIn(other);
    expect(await sell(page, product)).not.toBe(await sell(other, product));
  } finally {
    await copy.close();
  }
});
