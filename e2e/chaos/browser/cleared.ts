import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { OWNER } from "../../headless/office.ts";
import { openShopServer, type ShopServer } from "../../support/shop-server.ts";
import { nextSale, pay, receiptOf, scanGoods, sell, stocked, synced } from "../../support/till-page.ts";
import type { Experiment, Run } from "../experiment.ts";
import { judgeReceipts } from "../parts/judge-receipts.ts";
import { receive } from "../parts/server-shop.ts";
import { createTillBrowser, keepPicture, type TillBrowser } from "../parts/till-browser.ts";

/** What a browser's own wipe may take, and when. */
interface Wipe {
  readonly name: string;
  /** As the DevTools protocol names them. */
  readonly storageTypes: string;
  readonly while: "idle" | "cart" | "selling" | "cut-off" | "closed";
}

const WIPES: readonly Wipe[] = [
  { name: "everything, in the middle of selling", storageTypes: "all", while: "selling" },
  { name: "everything, with goods in the cart", storageTypes: "all", while: "cart" },
  { name: "everything, with sales that are nowhere else", storageTypes: "all", while: "cut-off" },
  { name: "the databases alone", storageTypes: "indexeddb", while: "cart" },
  { name: "the witness alone, between two days", storageTypes: "local_storage", while: "closed" },
  { name: "the stored program alone", storageTypes: "service_workers,cache_storage", while: "idle" },
  { name: "everything, between two days", storageTypes: "all", while: "closed" },
];

const PIECES = 10_000;

/** The browser clears a till's storage, as people and systems short of room do. */
export const storageCleared: Experiment = {
  name: "storage-cleared",
  breaks: "a till's storage wiped by the browser: all of it or parts, at different moments",
  times: { full: 21, short: 1 },
  run: async (run) => {
    const shop = await openShopServer({ pieces: PIECES });
    run.atEnd(() => shop.close());
    const shown = new Set<string>();
    const gone = new Set<string>();
    const unsure = new Set<string>();
    for (let i = 0; i < run.times; i++) {
      const wipe = WIPES[i % WIPES.length] as Wipe;
      run.count(wipe.name);
      await wipeOnce(run, shop, wipe, i, { shown, gone, unsure });
    }
    run.count("sales that were nowhere else, gone with the storage", gone.size);
    for (const number of gone) shown.delete(number);
    await forgive(run, shop, shown, unsure);
    await judgeReceipts(run, shop, shown);
  },
};

/** Numbers of receipts. */
interface Receipts {
  readonly shown: Set<string>;
  /** On the wiped device alone, as its strip said. */
  readonly gone: Set<string>;
  /** The last before a wipe in the middle of selling: it may have been on its way. */
  readonly unsure: Set<string>;
}

const forgive = async (
  run: Run,
  shop: ShopServer,
  shown: Set<string>,
  unsure: ReadonlySet<string>,
): Promise<void> => {
  const found = new Set((await shop.receipts()).map(({ number }) => number));
  for (const number of unsure) {
    if (found.has(number) || !shown.delete(number)) continue;
    run.count("sales wiped in the moment after their receipt, before they were sent");
  }
};

const wipeOnce = async (
  run: Run,
  shop: ShopServer,
  wipe: Wipe,
  round: number,
  { shown, gone, unsure }: Receipts,
): Promise<void> => {
  const till = createTillBrowser(run, shop, `till-${round}`, (number) => shown.add(number));
  const page = await till.enrol(`T${round * 2 + 1}`);
  const [tea, coffee] = shop.goods as [ShopServer["goods"][0], ShopServer["goods"][0]];
  await restock(page, shop);
  for (let i = 0; i <= run.random.below(3); i++) await sellAndGoOn(page, tea);
  await synced(page);
  const safe = new Set(shown);
  if (wipe.while === "cut-off") await shop.kill();
  if (wipe.while === "cut-off") await sellAndGoOn(page, tea);
  if (wipe.while === "cart") await scanGoods(page, [tea, coffee]);
  if (wipe.while === "closed") await wipeWhileClosed(till, shop, wipe);
  else await wipeAlive(run, till, shop, wipe, { shown, gone, unsure });
  for (const number of shown) if (wipe.while === "cut-off" && !safe.has(number)) gone.add(number);
  if (wipe.while === "cut-off") await shop.start();
  await comeBack(run, till, shop, wipe, `T${round * 2 + 2}`);
  await sellAndGoOn(till.page(), tea);
  await synced(till.page());
  await till.close();
};

/** What wiped tills held lies idle, so more is received; then all that is known shares it. */
const restock = async (page: Page, { office, goods }: ShopServer): Promise<void> => {
  await synced(page);
  await receive(
    office,
    goods.map(({ id }) => id),
    PIECES,
  );
  for (const product of goods) await stocked(page, product);
};

const sellAndGoOn = async (page: Page, goods: ShopServer["goods"][0]): Promise<void> => {
  await sell(page, [goods]);
  await nextSale(page);
};

const clear = async (till: TillBrowser, shop: ShopServer, { storageTypes }: Wipe): Promise<void> => {
  const devtools = await till.devtools();
  await devtools.send("Storage.clearDataForOrigin", { origin: new URL(shop.url).origin, storageTypes });
  await devtools.detach();
};

const wipeWhileClosed = async (till: TillBrowser, shop: ShopServer, wipe: Wipe): Promise<void> => {
  await till.close();
  await till.launch();
  await clear(till, shop, wipe);
  await till.close();
};

/** What is sold after the wipe either is not, and says so, or lasts like any other sale. */
const wipeAlive = async (
  run: Run,
  till: TillBrowser,
  shop: ShopServer,
  wipe: Wipe,
  { shown, unsure }: Receipts,
): Promise<void> => {
  const page = till.page();
  const [tea] = shop.goods as [ShopServer["goods"][0]];
  const selling = wipe.while === "selling" ? keepSelling(page, tea) : null;
  if (selling !== null) await sleep(run.random.below(1_500));
  const last = [...shown].at(-1);
  await clear(till, shop, wipe);
  if (selling !== null && last !== undefined) unsure.add(last);
  const before = shown.size;
  if (selling === null) {
    if (wipe.while !== "cart") await scanGoods(page, [tea]);
    await pay(page);
  }
  const notSaved = page.getByRole("dialog", { name: "The sale was not saved" });
  await notSaved.or(receiptOf(page)).first().waitFor();
  if (selling !== null) await notSaved.waitFor();
  await keepPicture(page, `cleared-${wipe.name.replaceAll(/\W+/g, "-")}`);
  run.count(
    (await notSaved.isVisible()) ? "sales refused after the wipe, with words" : "sales made after the wipe",
  );
  run.count("receipts shown after the wipe", shown.size - before);
  await selling?.catch(() => undefined);
  await till.kill();
};

const keepSelling = (page: Page, goods: ShopServer["goods"][0]): Promise<void> => {
  const notSaved = page.getByRole("dialog", { name: "The sale was not saved" });
  const selling = (async () => {
    while (!(await notSaved.isVisible())) await sellAndGoOn(page, goods);
  })();
  selling.catch(() => undefined); // what it could not sell is looked at by whoever wiped
  return selling;
};

/** After a restart the till is the till it was, or says that it is none and is enrolled anew. */
const comeBack = async (
  run: Run,
  till: TillBrowser,
  shop: ShopServer,
  { name }: Wipe,
  code: string,
): Promise<void> => {
  const context = await till.launch();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${shop.url}/till`);
  const isNew = page.getByRole("heading", { name: "Add this device to your shop" });
  const isKnown = page.getByRole("heading", { name: "Who is it?" }).or(page.getByText(OWNER.name).first());
  await isNew.or(isKnown).first().waitFor();
  const anew = await isNew.isVisible();
  run.count(
    anew
      ? "tills that say they belong to no shop, and were enrolled anew"
      : "tills that went on as they were",
  );
  await keepPicture(page, `cleared-back-${name.replaceAll(/\W+/g, "-")}`);
  await till.close();
  await (anew ? till.enrol(code) : till.open());
  await restock(till.page(), shop);
};
