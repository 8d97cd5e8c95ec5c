import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openProfile, picture } from "../support/browser.ts";
import { openShopServer, type ShopGoods, type ShopServer } from "../support/shop-server.ts";
import {
  enrolTill,
  linesOf,
  nextSale,
  openTill,
  pay,
  pictureOnFailure,
  receiptNumber,
  scanGoods,
  sell,
  stocked,
  synced,
} from "../support/till-page.ts";

let shop: ShopServer;
let browser: BrowserContext;

// A world for each try: a till code is given once, so a second try in the same shop could never pass.
beforeEach(async () => {
  shop = await openShopServer();
  browser = await openProfile(join(shop.folder, "till"));
});

afterEach(async () => {
  await browser?.close();
  await shop?.close();
});

test("a second tab looks on, says where the till is open, takes over with the open sale, and no sale is lost or doubled", async () => {
  pictureOnFailure("two-tabs", () => [browser]);
  const [tea, coffee] = shop.goods as [ShopGoods, ShopGoods];
  const first = await enrolTill(browser, shop, "T1");
  await stocked(first, tea);
  const numbers = [await sell(first, [tea])];
  await nextSale(first);
  await scanGoods(first, [tea]);

  const second = await openTill(browser, shop);
  const elsewhere = second.getByRole("status").filter({ hasText: "The shop is open in another tab" });
  await elsewhere.waitFor();
  await picture(second, "two-tabs-1-second-looks-on");
  await scanGoods(second, [coffee]);
  await pay(second);
  const refused = second.getByRole("dialog", { name: "The sale was not made" });
  await refused.waitFor();
  await picture(second, "two-tabs-2-second-may-not-sell");
  await refused.getByRole("button", { name: "Back to the sale" }).click();
  await second.keyboard.press("Escape");

  await second.getByRole("button", { name: "Work here instead" }).click();
  await elsewhere.waitFor({ state: "hidden" });
  await expect.poll(() => linesOf(second).count()).toBe(2);
  await pay(second);
  numbers.push(await receiptNumber(second));
  await first.getByText("The shop is open in another tab").waitFor();
  await pay(first);
  await first.getByRole("dialog", { name: "The sale was not made" }).waitFor();
  await picture(first, "two-tabs-3-first-only-looks-now");

  await first.getByRole("button", { name: "Back to the sale" }).first().click();
  await first.getByRole("button", { name: "Work here instead" }).click();
  await second.getByText("The shop is open in another tab").waitFor();
  await expect.poll(() => linesOf(first).count()).toBe(0);
  await second.close();
  await first.bringToFront(); // as whoever scans has before them
  numbers.push(await sell(first, [tea]));
  await nextSale(first);
  await synced(first);
  expect(new Set(numbers).size).toBe(3);
  expect((await shop.receipts()).map(({ number }) => number).sort()).toEqual([...numbers].sort());
  expect((await shop.stock())[tea.id]).toBe(497_000);
  expect((await shop.stock())[coffee.id]).toBe(499_000);
  expect(await shop.attention()).toEqual([]);
});
