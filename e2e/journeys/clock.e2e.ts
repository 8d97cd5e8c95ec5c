import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openProfile, picture } from "../support/browser.ts";
import { openShopServer, type ShopGoods, type ShopServer } from "../support/shop-server.ts";
import { enrolTill, nextSale, openTill, sell, stocked, synced } from "../support/till-page.ts";

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

let shop: ShopServer;
let browser: BrowserContext | undefined;
const numbers: string[] = [];

beforeAll(async () => {
  shop = await openShopServer();
  browser = await openTillBrowser();
  const page = await enrolTill(browser, shop, "T1");
  await stocked(page, shop.goods[0] as ShopGoods);
  await synced(page);
  await browser.close();
});

afterEach(() => browser?.close());

afterAll(() => shop?.close());

const openTillBrowser = (): Promise<BrowserContext> => openProfile(join(shop.folder, "till"));

const sellOne = async (page: Page): Promise<void> => {
  numbers.push(await sell(page, shop.goods.slice(0, 1)));
  await nextSale(page);
};

test.each([
  ["a year ahead", YEAR, "525600 min off", "525600 min ahead of the server"],
  ["a year back", -YEAR, "525600 min off", "525600 min behind the server"],
  ["three minutes ahead", 3 * MINUTE, "3 min off", "3 min ahead of the server"],
  ["right", 0, null, null],
])("a till whose clock is %s sells and syncs, and says how it is", async (name, offset, strip, words) => {
  browser = await openTillBrowser();
  await setClock(browser, offset);
  const page = await openTill(browser, shop);
  await sellOne(page);
  const warning = page.getByRole("button", { name: /^Clock is/ });
  if (strip === null || words === null) {
    await synced(page);
    expect(await warning.count()).toBe(0);
  } else {
    await page.getByRole("button", { name: `Clock is ${strip}` }).click({ timeout: 60_000 });
    await page.getByRole("dialog").getByText(`${words}. Sales are safe`).waitFor();
    await picture(page, `clock-${name.replaceAll(" ", "-")}`);
    await page.keyboard.press("Escape");
    await sellOne(page);
    await synced(page);
  }
  expect((await shop.receipts()).map(({ number }) => number).sort()).toEqual([...numbers].sort());
  expect((await shop.stock())[shop.goods[0]?.id ?? ""]).toBe((500 - numbers.length) * 1_000);
  expect(await shop.attention()).toEqual([]);
});

/** What every page of the browser takes for now, from its next load. */
const setClock = (context: BrowserContext, offset: number): Promise<unknown> =>
  context.addInitScript((ahead) => {
    const Real = Date;
    const now = () => Real.now() + ahead;
    globalThis.Date = new Proxy(Real, {
      construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args),
      get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
    });
  }, offset);
