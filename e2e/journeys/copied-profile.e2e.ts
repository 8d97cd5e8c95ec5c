import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openProfile, picture } from "../support/browser.ts";
import { openShopServer, type ShopGoods, type ShopServer } from "../support/shop-server.ts";
import { enrolTill, nextSale, openTill, sell, stocked, synced } from "../support/till-page.ts";

let shop: ShopServer;
let open: BrowserContext[] = [];

beforeEach(async () => {
  shop = await openShopServer();
});

afterEach(async () => {
  for (const context of open) await context.close();
  open = [];
  await shop.close();
});

const openBrowser = async (name: string): Promise<BrowserContext> => {
  const context = await openProfile(join(shop.folder, name));
  open.push(context);
  return context;
};

/** Copies what the browser left on disk; locks of a browser are no part of it. */
const copyProfile = (from: string, to: string): Promise<void> =>
  cp(join(shop.folder, from), join(shop.folder, to), {
    recursive: true,
    filter: (path) => !/Singleton\w+$/.test(path),
  });

const sellAndGoOn = async (page: Page, goods: ShopGoods): Promise<string> => {
  const number = await sell(page, [goods]);
  await nextSale(page);
  return number;
};

const epochOf = (number: string): string => number.split("-")[1] ?? "";

const numbersAtServer = async (): Promise<readonly string[]> =>
  (await shop.receipts()).map(({ number }) => number).sort();

test("a till copied to a second machine: both sell under numbers of their own, all of it arrives once, and a person is told", async () => {
  const [tea] = shop.goods as [ShopGoods];
  const browser = await openBrowser("till");
  let first = await enrolTill(browser, shop, "T1");
  await stocked(first, tea);
  const numbers = [await sellAndGoOn(first, tea)];
  await synced(first);
  await browser.close();
  await copyProfile("till", "copy");

  await shop.kill();
  first = await openTill(await openBrowser("till"), shop);
  const second = await openTill(await openBrowser("copy"), shop);
  for (const page of [first, second, first, second]) numbers.push(await sellAndGoOn(page, tea));
  await shop.start();
  await synced(first);
  await synced(second);
  for (const page of [first, second]) numbers.push(await sellAndGoOn(page, tea));
  await synced(first);
  await synced(second);
  expect(new Set(numbers).size).toBe(7);
  expect(new Set(numbers.map(epochOf)).size).toBe(3);
  expect(await numbersAtServer()).toEqual([...numbers].sort());
  expect((await shop.stock())[tea.id]).toBe(493_000);
  expect(await shop.attention()).toContain("device.cloned");
  await first.getByRole("button", { name: /needs? attention/ }).click();
  await first.getByText("T1 · Till T1 seems to exist twice").waitFor();
  await picture(first, "copied-profile-1-attention");
});

test("a till put back to an older copy notices, reuses no number, and is whole again after a sync", async () => {
  const [tea] = shop.goods as [ShopGoods];
  const databases = join("Default", "IndexedDB");
  let browser = await openBrowser("till");
  let page = await enrolTill(browser, shop, "T1");
  await stocked(page, tea);
  const numbers = [await sellAndGoOn(page, tea)];
  await synced(page);
  await browser.close();
  await copyProfile(join("till", databases), "backup");
  browser = await openBrowser("till");
  page = await openTill(browser, shop);
  numbers.push(await sellAndGoOn(page, tea), await sellAndGoOn(page, tea));
  await synced(page);
  await browser.close();
  await rm(join(shop.folder, "till", databases), { recursive: true });
  await copyProfile("backup", join("till", databases));

  page = await openTill(await openBrowser("till"), shop);
  await page.getByRole("button", { name: /needs? attention/ }).click();
  await page.getByText("This device’s storage was not what it wrote").waitFor();
  await picture(page, "copied-profile-2-put-back");
  await page.getByRole("link", { name: "Till", exact: true }).click();
  await synced(page);
  const stock = page.getByRole("button", { name: `Stock of ${tea.name}` });
  await expect.poll(() => stock.textContent()).toContain("497");

  await shop.office.post("/v1/commands/stock.receive", {
    branch: shop.office.branch,
    lines: [{ product: tea.id, quantity: 10_000 }],
  });
  await stocked(page, tea);
  numbers.push(await sellAndGoOn(page, tea));
  await synced(page);
  expect(new Set(numbers).size).toBe(4);
  expect(await numbersAtServer()).toEqual([...numbers].sort());
  expect((await shop.stock())[tea.id]).toBe(506_000);
  await picture(page, "copied-profile-3-healed");
});
