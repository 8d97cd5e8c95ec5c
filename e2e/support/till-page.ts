import type { BrowserContext, Locator, Page } from "playwright";
import { onTestFailed } from "vitest";
import { OWNER } from "../headless/office.ts";
import { installed, picture } from "./browser.ts";
import { scan } from "./scanner.ts";
import { OWNER_PIN, type ShopGoods, type ShopServer } from "./shop-server.ts";

/** Makes a fresh profile the till of that code, with the owner at it and goods to sell. */
export const enrolTill = async (context: BrowserContext, shop: ShopServer, code: string): Promise<Page> => {
  const page = await openTab(context);
  await page.goto(`${shop.url}/enrol?code=${await shop.deviceCode(code)}`);
  await page.getByRole("button", { name: "Add this device" }).click();
  await page.getByRole("button", { name: "Open the shop" }).click();
  await page.getByLabel("Login").fill(OWNER.login);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await goodsIn(page).waitFor();
  await installed(page);
  return page;
};

/** The till in another tab of the same profile, or after a restart; signs in by PIN where it asks. */
export const openTill = async (context: BrowserContext, shop: ShopServer): Promise<Page> => {
  const page = await openTab(context);
  await page.goto(`${shop.url}/till`);
  const person = page.getByRole("button", { name: new RegExp(OWNER.name) }).first();
  await goodsIn(page)
    .or(page.getByRole("heading", { name: "Who is it?" }))
    .first()
    .waitFor();
  if (await goodsIn(page).isVisible()) return page;
  await person.click();
  await page
    .getByRole("form", { name: `PIN of ${OWNER.name}` })
    .and(page.locator(":focus"))
    .waitFor();
  await page.keyboard.type(OWNER_PIN, { delay: 45 }); // quicker would be a scanner
  await page.keyboard.press("Enter");
  await goodsIn(page).or(receiptOf(page)).first().waitFor();
  return page;
};

/** The blank tab a browser opens with, or a new one. */
const openTab = async (context: BrowserContext): Promise<Page> =>
  context.pages().find((page) => page.url() === "about:blank") ?? context.newPage();

export const goodsIn = (page: Page): Locator => page.getByRole("searchbox", { name: "Search goods" });

/** What is open on the till, as lines of the sale. */
export const linesOf = (page: Page): Locator =>
  page.getByRole("list", { name: "Lines of the sale" }).getByRole("listitem");

/** Scans, pays exactly in cash, and gives the number on the receipt, which stands there until the next sale. */
export const sell = async (page: Page, goods: readonly ShopGoods[]): Promise<string> => {
  await scanGoods(page, goods);
  await pay(page);
  return receiptNumber(page);
};

export const scanGoods = async (page: Page, goods: readonly ShopGoods[]): Promise<void> => {
  for (const { barcode, name } of goods) {
    await scan(page, barcode);
    await linesOf(page).filter({ hasText: name }).first().waitFor();
  }
};

/** A key held as long as a hand holds it; a key within 80 ms of a scan may be the scanner's own. */
const HAND_MS = 150;

/** F12, and Enter for exactly what is due. */
export const pay = async (page: Page): Promise<void> => {
  await page.keyboard.press("F12", { delay: HAND_MS });
  await page.locator("input:focus").and(page.getByLabel("Cash received")).waitFor();
  await page.keyboard.press("Enter");
};

export const receiptOf = (page: Page): Locator => page.getByRole("region", { name: /^Receipt T/ });

export const receiptNumber = async (page: Page): Promise<string> => {
  const name = await receiptOf(page).getAttribute("aria-label");
  return (name ?? "").replace("Receipt ", "");
};

export const nextSale = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Next sale" }).click();
  await goodsIn(page).waitFor();
};

/** Connected, and nothing that only this till knows. */
export const synced = async (page: Page): Promise<void> => {
  const state = page.getByRole("complementary", { name: "State of this device" });
  await state.getByRole("button", { name: "Connected" }).waitFor({ timeout: 90_000 });
  await state
    .getByRole("button", { name: /on this device only/ })
    .waitFor({ state: "hidden", timeout: 60_000 });
};

/** Waits until the till may sell the goods: the server hands out what it received. */
export const stocked = (page: Page, { name }: ShopGoods): Promise<void> =>
  page
    .getByRole("button", { name: `Stock of ${name}` })
    .filter({ hasNotText: /Out of stock|other tills/ })
    .waitFor();

/** Keeps what every tab showed when the test failed. */
export const pictureOnFailure = (name: string, contexts: () => readonly BrowserContext[]): void => {
  onTestFailed(async () => {
    const pages = contexts().flatMap((context) => context.pages());
    for (const [i, page] of pages.entries())
      await picture(page, `failed-${name}-${i}`).catch(() => undefined);
  });
};
