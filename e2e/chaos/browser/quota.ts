import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright";
import { openShopServer, type ShopGoods, type ShopServer } from "../../support/shop-server.ts";
import {
  linesOf,
  nextSale,
  pay,
  receiptOf,
  scanGoods,
  sell,
  stocked,
  synced,
} from "../../support/till-page.ts";
import type { Experiment, Run } from "../experiment.ts";
import { judgeReceipts } from "../parts/judge-receipts.ts";
import { receive } from "../parts/server-shop.ts";
import { createTillBrowser, keepPicture, type TillBrowser } from "../parts/till-browser.ts";
import { until } from "../parts/until.ts";
import { fillDisk, freeDisk } from "./fill-disk.ts";

/** Beyond what is used: enough to open the till and to sell a little. */
const ROOM = 40_000_000;

/** Each leaves the till with room again, and ready for the next sale. */
type Moment = (place: Place) => Promise<void>;

interface Place {
  readonly run: Run;
  readonly shop: ShopServer;
  readonly till: TillBrowser;
  readonly goods: ShopGoods;
  readonly shown: ReadonlySet<string>;
}

/** The browser's quota runs out at different moments of a till's day. */
export const quotaExceeded: Experiment = {
  name: "quota-exceeded",
  breaks: "no room left for the browser's storage, at different moments",
  times: { full: 20, short: 1 },
  run: async (run) => {
    const shop = await openShopServer({ pieces: 10_000 });
    run.atEnd(() => shop.close());
    const shown = new Set<string>();
    const till = createTillBrowser(run, shop, "till", (number) => shown.add(number));
    const page = await till.enrol("T1");
    for (const goods of shop.goods) await stocked(page, goods);
    await synced(page);
    await till.close();
    const place = { run, shop, till, goods: shop.goods[0] as ShopGoods, shown };
    for (let i = 0; i < run.times; i++) {
      const moment = MOMENTS[i % MOMENTS.length] as (typeof MOMENTS)[number];
      run.count(moment.name);
      await moment.exceed(place);
      await till.page().evaluate(freeDisk);
      await till.close();
    }
    await synced(await till.open());
    await judgeReceipts(run, shop, shown);
    for (const type of await shop.attention()) run.violated("nothing needs attention", type);
  },
};

/** Opens the till with little room: before it has asked how much there is. */
const openWithLittleRoom = async ({ till, shop }: Place): Promise<readonly [Page, CDPSession]> => {
  await till.launch();
  const devtools = await till.devtools();
  const origin = originOf(shop);
  const { usage } = await devtools.send("Storage.getUsageAndQuota", { origin });
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + ROOM });
  return [await till.openHere(), devtools];
};

const originOf = ({ url }: ShopServer): string => new URL(url).origin;

const giveRoom = async ({ shop }: Place, devtools: CDPSession): Promise<void> => {
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: originOf(shop) });
};

const noRoom = (page: Page) =>
  page.getByRole("dialog", { name: "The sale was not saved" }).filter({ hasText: "no room left" });

/** The sale that found no room is refused with words, stays open as it was, and is made once there is room. */
const refusedThenMade = async (place: Place, page: Page, devtools: CDPSession): Promise<void> => {
  const { run, shown } = place;
  const before = shown.size;
  await noRoom(page).waitFor();
  run.count("sales refused for want of room, with words");
  if (shown.size > before) run.violated("no receipt without a durable sale", [...shown].at(-1) ?? "");
  await giveRoom(place, devtools);
  await noRoom(page).getByRole("button", { name: "Try again" }).click();
  await receiptOf(page).waitFor();
  await nextSale(page);
};

const whilePaying: Moment = async (place) => {
  const [page, devtools] = await openWithLittleRoom(place);
  await scanGoods(page, [place.goods]);
  await page.evaluate(fillDisk);
  await pay(page);
  await refusedThenMade(place, page, devtools);
};

/** Room runs out by itself while one sale follows the other. */
const whileSelling: Moment = async (place) => {
  const [page, devtools] = await openWithLittleRoom(place);
  const filling = sleep(place.run.random.below(1_000)).then(() => page.evaluate(fillDisk));
  while (!(await noRoom(page).isVisible())) {
    await scanGoods(page, [place.goods]);
    await pay(page);
    await noRoom(page).or(receiptOf(page)).first().waitFor();
    if (await receiptOf(page).isVisible()) await nextSale(page);
  }
  await filling;
  await refusedThenMade(place, page, devtools);
};

/** There is no room when the till opens: it opens all the same, or says why it does not. */
const whileOpening: Moment = async (place) => {
  const { run, till } = place;
  const [page, devtools] = await openWithLittleRoom(place);
  await page.evaluate(fillDisk);
  await page.reload();
  const opened = page.getByRole("heading", { name: "Who is it?" }).or(page.getByRole("searchbox")).first();
  const said = page.getByText(/room|storage/i).first();
  await opened.or(said).first().waitFor();
  await keepPicture(page, "quota-opening");
  run.count(
    (await opened.isVisible()) ? "tills that opened without room" : "tills that said they have no room",
  );
  await giveRoom(place, devtools);
  await till.close();
  await sell(await till.open(), [place.goods]);
};

/** What others did arrives while there is no room: it is not taken for held, and comes when there is. */
const whileReceiving: Moment = async (place) => {
  const { shop, goods } = place;
  const [page, devtools] = await openWithLittleRoom(place);
  await synced(page);
  await page.evaluate(fillDisk);
  const before = await stockShown(page, goods);
  await receive(shop.office, [goods.id], 7);
  await sleep(2_000);
  await keepPicture(page, "quota-receiving");
  place.run.count(
    (await stockShown(page, goods)) === before
      ? "arrivals put off for want of room"
      : "arrivals that still found room",
  );
  await giveRoom(place, devtools);
  const wanted = (await shop.stock())[goods.id] ?? 0;
  await until(
    "what arrived is here",
    async () => (await stockShown(page, goods)) === wanted / 1_000,
    120_000,
  );
};

const stockShown = async (page: Page, { name }: ShopGoods): Promise<number> => {
  const text = await page.getByRole("button", { name: `Stock of ${name}` }).textContent();
  return Number((text ?? "").replaceAll(/[^\d]/g, ""));
};

/** The browser dies while a sale waits for room. */
const whileKilled: Moment = async (place) => {
  const { till, goods, run, shown } = place;
  const [page] = await openWithLittleRoom(place);
  await scanGoods(page, [goods]);
  await page.evaluate(fillDisk);
  await pay(page);
  await noRoom(page).waitFor();
  const before = shown.size;
  await till.kill();
  const again = await till.open();
  if (shown.size > before)
    run.violated("a sale that was refused does not come back as made", [...shown].join(" "));
  run.count("carts still there after a kill without room", (await linesOf(again).count()) > 0 ? 1 : 0);
  if ((await linesOf(again).count()) === 0) await scanGoods(again, [goods]);
  await pay(again);
  await receiptOf(again).waitFor();
  await nextSale(again);
};

const MOMENTS: readonly { readonly name: string; readonly exceed: Moment }[] = [
  { name: "while selling", exceed: whileSelling },
  { name: "while paying", exceed: whilePaying },
  { name: "while opening", exceed: whileOpening },
  { name: "while receiving what others did", exceed: whileReceiving },
  { name: "and killed", exceed: whileKilled },
];
