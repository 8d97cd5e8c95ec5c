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

beforeEach(async () => {
  shop = await openShopServer();
  browser = await openProfile(join(shop.folder, "till"));
});

afterEach(async () => {
  await browser?.close();
  await shop?.close();
});

const ROOM = 40_000_000;

/** Runs in the page: takes all the room that is left, down to less than a sale needs. */
const fillDisk = async (): Promise<void> => {
  const opening = indexedDB.open("filler", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("filler");
  await new Promise<void>((resolve) => {
    opening.onsuccess = () => resolve();
  });
  const put = (key: number, size: number): Promise<boolean> =>
    new Promise((resolve) => {
      const writing = opening.result.transaction("filler", "readwrite", { durability: "strict" });
      writing.oncomplete = () => resolve(true);
      writing.onabort = () => resolve(false);
      writing.objectStore("filler").put("x".repeat(size), key);
    });
  for (let size = 8_000_000, key = 0; size > 500; key++) {
    if (!(await put(key, size))) size /= 4;
  }
};

test("a device without room says so, keeps the sale open, and makes it under the next number once there is room", async () => {
  const [tea, coffee] = shop.goods as [ShopGoods, ShopGoods];
  const folder = join(shop.folder, "till");
  const enrolled = await enrolTill(browser, shop, "T1");
  pictureOnFailure("full-disk", () => [browser]);
  await stocked(enrolled, tea);
  await synced(enrolled);
  await browser.close();

  browser = await openProfile(folder); // one that has not yet asked how much room there is
  const devtools = await browser.newCDPSession(browser.pages()[0] ?? (await browser.newPage()));
  const origin = new URL(shop.url).origin;
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: ROOM });
  const page = await openTill(browser, shop);
  const first = await sell(page, [tea]);
  await nextSale(page);
  await scanGoods(page, [tea, coffee]);
  await page.evaluate(fillDisk);
  await pay(page);
  const dialog = page.getByRole("dialog", { name: "The sale was not saved" });
  await dialog.getByText("This device has no room left.").waitFor();
  await dialog.getByText("the sale is still open, exactly as it was").waitFor();
  await picture(page, "full-disk-1-no-room");
  await dialog.getByRole("button", { name: "Back to the sale" }).first().click();
  await page.keyboard.press("Escape");
  expect(await linesOf(page).count()).toBe(2);

  await pay(page);
  await dialog.waitFor();
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await dialog.getByRole("button", { name: "Try again" }).click();
  const second = await receiptNumber(page);
  expect(second).toBe(first.replace(/\d{4}$/, "0002"));
  await picture(page, "full-disk-2-room-again");
  await nextSale(page);
  await synced(page);
  expect((await shop.receipts()).map(({ number }) => number).sort()).toEqual([first, second]);
  expect(await shop.stock()).toMatchObject({ [tea.id]: 498_000, [coffee.id]: 499_000 });
  expect(await shop.attention()).toEqual([]);
});
