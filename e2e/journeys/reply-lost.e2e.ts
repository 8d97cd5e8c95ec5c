import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openProfile, picture } from "../support/browser.ts";
import { type CuttingProxy, startCuttingProxy } from "../support/cutting-proxy.ts";
import { openShopServer, type ShopGoods, type ShopServer } from "../support/shop-server.ts";
import { enrolTill, nextSale, sell, stocked, synced } from "../support/till-page.ts";

let shop: ShopServer;
let proxy: CuttingProxy;
let browser: BrowserContext;

beforeEach(async () => {
  shop = await openShopServer();
  proxy = await startCuttingProxy(shop.url);
  browser = await openProfile(join(shop.folder, "till"));
});

afterEach(async () => {
  await browser?.close();
  await proxy?.close();
  await shop?.close();
});

test("the connection is cut after the server has stored a sale and before the till hears of it: it is there once", async () => {
  const [tea] = shop.goods as [ShopGoods];
  const page = await enrolTill(browser, { ...shop, url: proxy.url }, "T1");
  await stocked(page, tea);
  const numbers = [await sell(page, [tea])];
  await nextSale(page);
  await synced(page);
  for (let round = 0; round < 3; round++) {
    proxy.swallowAnswers();
    const number = await sell(page, [tea]);
    numbers.push(number);
    await nextSale(page);
    await expect
      .poll(async () => (await shop.receipts()).some((receipt) => receipt.number === number), {
        timeout: 30_000,
      })
      .toBe(true);
    await page.getByRole("button", { name: /on this device only/ }).waitFor();
    if (round === 0) await picture(page, "reply-lost-1-stored-but-not-answered");
    proxy.cut();
    await synced(page);
  }
  expect((await shop.receipts()).map(({ number }) => number).sort()).toEqual([...numbers].sort());
  expect((await shop.stock())[tea.id]).toBe((500 - numbers.length) * 1_000);
  expect(await shop.attention()).toEqual([]);
});
