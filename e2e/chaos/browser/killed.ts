import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { openShopServer, type ShopServer } from "../../support/shop-server.ts";
import {
  linesOf,
  nextSale,
  pay,
  receiptNumber,
  receiptOf,
  scanGoods,
  stocked,
  synced,
} from "../../support/till-page.ts";
import type { Experiment, Run } from "../experiment.ts";
import { basketOf, basketsAtServer, basketsOf } from "../parts/baskets.ts";
import { createTillBrowser, type TillBrowser } from "../parts/till-browser.ts";
import { until } from "../parts/until.ts";

const GOODS = 5;
const PIECES = 2_000;

/** A till's browser dies at any moment of selling, half of the time with no server in reach. */
export const browserKilled: Experiment = {
  name: "browser-killed",
  breaks: "SIGKILL to a till's browser at random moments of selling, with and without a server",
  times: { full: 100, short: 2 },
  run: async (run) => {
    const shop = await openShopServer({ goods: GOODS, pieces: PIECES });
    run.atEnd(() => shop.close());
    const shown = new Map<string, number>();
    const selling = { basket: 0, paying: false };
    const till = createTillBrowser(run, shop, "till", (number) => {
      if (!shown.has(number)) shown.set(number, selling.basket);
    });
    await openFirst(till, shop);
    const offlineFrom = Math.ceil(run.times / 2);
    for (let kill = 0; kill < run.times; kill++) {
      if (kill === offlineFrom) await shop.kill();
      await killWhileSelling(run, till, shop, selling);
      if ((kill + 1) % 10 === 0) run.say(`${kill + 1} kills, ${shown.size} receipts shown`);
    }
    if (offlineFrom < run.times) await shop.start();
    await synced(till.page());
    await judge(run, shop, shown, selling.basket);
  },
};

interface Selling {
  /** Number of the basket that is being sold; none is tried twice. */
  basket: number;
  paying: boolean;
}

const openFirst = async (till: TillBrowser, shop: ShopServer): Promise<void> => {
  const page = await till.enrol("T1");
  for (const goods of shop.goods) await stocked(page, goods);
  await synced(page);
};

/** Lets it sell, kills it, opens it again, and gives up what lies in the cart. */
const killWhileSelling = async (
  run: Run,
  till: TillBrowser,
  shop: ShopServer,
  selling: Selling,
): Promise<void> => {
  selling.paying = false;
  const working = sellOn(till.page(), shop, selling);
  await momentOf(run, selling);
  await till.kill();
  await working.catch(() => undefined); // its page is gone
  run.count(selling.paying ? "kills while paying" : "kills at other moments");
  const page = await till.open();
  await receiptOf(page)
    .or(page.getByRole("region", { name: "Open sale" }))
    .first()
    .waitFor();
  if (await receiptOf(page).isVisible()) await nextSale(page);
  const lines = await linesOf(page).count();
  if (lines === 0) return;
  run.count("carts that were still there");
  await voidSale(page);
};

const sellOn = async (page: Page, shop: ShopServer, selling: Selling): Promise<never> => {
  for (;;) {
    selling.basket = (selling.basket % basketsOf(shop.goods)) + 1;
    await scanGoods(page, basketOf(selling.basket, shop.goods));
    selling.paying = true;
    await pay(page);
    await receiptNumber(page);
    selling.paying = false;
    await nextSale(page);
  }
};

/** Any moment of a sale or two; every third kill is aimed at the writing of the sale itself. */
const momentOf = async ({ random }: Run, selling: Selling): Promise<void> => {
  const aimed = random.below(3) === 0;
  const moment = random.below(aimed ? 400 : 3_000);
  if (aimed) await until("it comes to paying", () => selling.paying);
  await sleep(moment);
};

const voidSale = async (page: Page): Promise<void> => {
  await page.keyboard.press("F10");
  await page.getByRole("dialog").getByRole("button", { name: "Void the sale" }).click();
  await until("the cart is empty", async () => (await linesOf(page).count()) === 0);
};

const judge = async (
  run: Run,
  shop: ShopServer,
  shown: ReadonlyMap<string, number>,
  lastBasket: number,
): Promise<void> => {
  const sold = await basketsAtServer(shop);
  const basketByNumber = new Map(sold);
  run.count("baskets rung up", lastBasket);
  run.count("receipts shown", shown.size);
  run.count("sales at the server", sold.length);
  const unseen = sold.filter(([number]) => !shown.has(number)).length;
  run.count("sales durable though nobody saw the receipt", unseen);
  if (unseen > run.times) run.violated("at most the sale that a kill cut short was not seen", `${unseen}`);
  for (const [number, basket] of shown) {
    if (basketByNumber.get(number) !== basket)
      run.violated(
        "a shown receipt is a durable sale",
        `${number}: ${basketByNumber.get(number)}, not ${basket}`,
      );
  }
  if (basketByNumber.size !== sold.length) run.violated("a receipt number is used once", `${sold.length}`);
  if (new Set(sold.map(([, basket]) => basket)).size !== sold.length)
    run.violated("no basket is sold twice", JSON.stringify(sold));
  for (const type of await shop.attention()) run.violated("nothing needs attention", type);
};
