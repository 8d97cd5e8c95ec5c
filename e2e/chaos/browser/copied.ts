import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { openShopServer, type ShopGoods, type ShopServer } from "../../support/shop-server.ts";
import { nextSale, sell, stocked, synced } from "../../support/till-page.ts";
import type { Experiment, Run } from "../experiment.ts";
import { judgeReceipts } from "../parts/judge-receipts.ts";
import { copyProfile, createTillBrowser, keepPicture, type TillBrowser } from "../parts/till-browser.ts";
import { until } from "../parts/until.ts";

const PIECES = 40;
const DATABASES = join("Default", "IndexedDB");

/** One shop with one till, of which there come to be two, or an older one. */
interface Scene {
  readonly run: Run;
  readonly shop: ShopServer;
  readonly goods: ShopGoods;
  readonly till: TillBrowser;
  /** Opens the profile that was copied from the till's. */
  readonly copy: TillBrowser;
  readonly shown: Set<string>;
  /** Receipts that were shown but lay on no other disk when theirs was put back. */
  readonly gone: Set<string>;
}

interface Story {
  readonly name: string;
  readonly tell: (scene: Scene) => Promise<void>;
  /**
   * Where somebody has to be told: at the server, or at the till itself. `null` where the till may have read all that it lost
   * before it wrote again: its new log then continues the lost one, and nothing was spent twice.
   */
  readonly found: "device.cloned" | "storage.broken" | null;
}

/** A till's profile put back to an earlier state, by stories. */
export const profilePutBack: Experiment = {
  name: "profile-put-back",
  breaks: "a till's profile put back to an earlier state, with sales made since, sent and unsent",
  times: { full: 12, short: 1 },
  run: (run) => playAll(run, PUT_BACK),
};

/** The same profile in two browsers, by stories. */
export const profileCloned: Experiment = {
  name: "profile-cloned",
  breaks:
    "a till's profile copied and opened twice: cut off, one after the other, side by side, copied while open",
  times: { full: 15, short: 1 },
  run: (run) => playAll(run, CLONED),
};

const playAll = async (run: Run, stories: readonly Story[]): Promise<void> => {
  for (let i = 0; i < run.times; i++) {
    const story = stories[i % stories.length] as Story;
    run.count(story.name);
    await play(run, story, i);
  }
};

const play = async (run: Run, story: Story, round: number): Promise<void> => {
  const shop = await openShopServer({ goods: 1, pieces: PIECES });
  run.atEnd(() => shop.close());
  const shown = new Set<string>();
  const scene: Scene = {
    run,
    shop,
    goods: shop.goods[0] as ShopGoods,
    till: createTillBrowser(run, shop, "till", (number) => shown.add(number)),
    copy: createTillBrowser(run, shop, "copy", (number) => shown.add(number)),
    shown,
    gone: new Set(),
  };
  const page = await scene.till.enrol("T1");
  await stocked(page, scene.goods);
  await sellSome(scene, page, 1 + run.random.below(2));
  await synced(page);
  await story.tell(scene);
  await judge(scene, story, round);
  await scene.till.close();
  await scene.copy.close();
};

const sellSome = async ({ goods }: Scene, page: Page, sales: number): Promise<void> => {
  for (let i = 0; i < sales; i++) {
    await sell(page, [goods]);
    await nextSale(page);
  }
};

/** The browser is closed, the whole profile kept, and the browser opened again. */
const keepCopy = async ({ till }: Scene): Promise<Page> => {
  await till.close();
  await copyProfile(till.folder, `${till.folder}-kept`);
  return till.open();
};

const putBack = async ({ till }: Scene, part = ""): Promise<void> => {
  await till.close();
  await rm(join(till.folder, part), { recursive: true });
  await copyProfile(join(`${till.folder}-kept`, part), join(till.folder, part));
};

const databasesPutBack = async (scene: Scene): Promise<void> => {
  const page = await keepCopy(scene);
  await sellSome(scene, page, 2);
  await synced(page);
  await putBack(scene, DATABASES);
  await synced(await scene.till.open());
};

const allPutBack = async (scene: Scene): Promise<void> => {
  const page = await keepCopy(scene);
  await sellSome(scene, page, 2);
  await synced(page);
  await putBack(scene);
  const again = await scene.till.open();
  await sellSome(scene, again, 1);
  await synced(again);
};

/** What was sold before the server died comes back from it; what was sold after lay on the lost disk alone. */
const allPutBackUnsent = async (scene: Scene): Promise<void> => {
  const { shop, shown, gone, till } = scene;
  const page = await keepCopy(scene);
  await sellSome(scene, page, 1);
  await synced(page);
  const sent = new Set(shown);
  await shop.kill();
  await sellSome(scene, page, 2);
  for (const number of shown) if (!sent.has(number)) gone.add(number);
  await putBack(scene);
  await sellSome(scene, await till.open(), 1);
  await shop.start();
  await synced(till.page());
};

/** The same, but the old profile meets the server before it sells. */
const allPutBackOnline = async (scene: Scene): Promise<void> => {
  const page = await keepCopy(scene);
  await sellSome(scene, page, 2);
  await synced(page);
  await putBack(scene);
  const again = await scene.till.open();
  await synced(again);
  await sellSome(scene, again, 1);
  await synced(again);
};

const PUT_BACK: readonly Story[] = [
  { name: "all of it, with sales that were not sent", tell: allPutBackUnsent, found: "device.cloned" },
  { name: "all of it, and selling at once", tell: allPutBack, found: null },
  { name: "the databases alone", tell: databasesPutBack, found: "storage.broken" },
  { name: "all of it, and heard from before selling", tell: allPutBackOnline, found: null },
];

const cutOffTogether = async (scene: Scene): Promise<void> => {
  const { shop, till, copy } = scene;
  await till.close();
  await copyProfile(till.folder, copy.folder);
  await shop.kill();
  const pages = [await till.open(), await copy.open()];
  for (const page of pages) await sellSome(scene, page, 2);
  await shop.start();
  for (const page of pages) await synced(page);
  await sellSide(scene, pages);
};

const sellSide = async (scene: Scene, pages: readonly Page[]): Promise<void> => {
  for (const page of pages) await sellSome(scene, page, 1);
  for (const page of pages) await synced(page);
};

/** The copy is opened, sells and is sent while the original is closed; then the original opens. */
const copyFirst = async (scene: Scene): Promise<void> => {
  const { till, copy } = scene;
  await till.close();
  await copyProfile(till.folder, copy.folder);
  const second = await copy.open();
  await sellSome(scene, second, 2);
  await synced(second);
  const first = await till.open();
  await synced(first);
  await sellSome(scene, first, 2);
  await synced(first);
  await sellSide(scene, [first, second]);
};

/** Both live side by side and hear of each other as they sell. */
const sideBySide = async (scene: Scene): Promise<void> => {
  const { till, copy } = scene;
  await till.close();
  await copyProfile(till.folder, copy.folder);
  const pages = [await till.open(), await copy.open()];
  for (let i = 0; i < 3; i++) await sellSide(scene, pages);
};

/** The files are copied from under an open till, which goes on. */
const copiedWhileOpen = async (scene: Scene): Promise<void> => {
  const { till, copy } = scene;
  await copyProfile(till.folder, copy.folder);
  const second = await copy.open();
  await sellSome(scene, second, 1);
  await synced(second);
  await sellSide(scene, [till.page(), second]);
};

/** Both sell all they believe to hold, knowing nothing of each other. */
const soldOutTwice = async (scene: Scene): Promise<void> => {
  const { shop, till, copy, goods } = scene;
  await till.close();
  await copyProfile(till.folder, copy.folder);
  await shop.kill();
  for (const browser of [till, copy]) {
    const page = await browser.open();
    const stock = page.getByRole("button", { name: `Stock of ${goods.name}` });
    while (!/Out of stock|other tills/.test((await stock.textContent()) ?? ""))
      await sellSome(scene, page, 1);
  }
  await shop.start();
  for (const browser of [till, copy]) await synced(browser.page());
};

const CLONED: readonly Story[] = [
  { name: "the copy opened first, with a server in reach", tell: copyFirst, found: "device.cloned" },
  { name: "both opened cut off", tell: cutOffTogether, found: "device.cloned" },
  { name: "both alive side by side", tell: sideBySide, found: "device.cloned" },
  { name: "copied while open", tell: copiedWhileOpen, found: "device.cloned" },
  { name: "both sold out, cut off", tell: soldOutTwice, found: "device.cloned" },
];

/** Nothing lost, no number twice, somebody told, and stock as the receipts say; what was sold twice over is named. */
const judge = async (scene: Scene, { name, found }: Story, round: number): Promise<void> => {
  const { run, shop, goods, shown, gone, till } = scene;
  for (const number of gone) shown.delete(number);
  run.count("receipts that lay on the lost disk alone", gone.size);
  await judgeReceipts(run, shop, shown);
  const sold = (await shop.receipts()).length;
  const left = ((await shop.stock())[goods.id] ?? 0) / 1_000;
  if (left !== PIECES - sold) run.violated("stock is what came less what was sold", `${left}, sold ${sold}`);
  if (left < 0) run.count("pieces sold twice over by copies, and named", -left);
  await keepPicture(till.page(), `copied-${round}`);
  if (found === null) {
    run.count(
      (await shop.attention()).includes("device.cloned")
        ? "copies told of"
        : "tills whole again before they sold",
    );
    return;
  }
  const told = found === "storage.broken" ? tellsOfBreak(till.page()) : tellsOfClone(shop);
  await told.then(
    () => run.count("copies told of"),
    () => run.violated("somebody is told", `${name}: no ${found}`),
  );
};

const tellsOfClone = (shop: ShopServer): Promise<void> =>
  until("the server knows of a copy", async () => (await shop.attention()).includes("device.cloned"), 15_000);

const tellsOfBreak = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: /needs? attention/ }).click();
  await page.getByText("This device’s storage was not what it wrote").waitFor();
};
