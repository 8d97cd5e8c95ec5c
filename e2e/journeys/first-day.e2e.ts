import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { pdfText } from "../../client/testing/pdf-text.ts";
import { kk } from "../../shared/i18n/kk.ts";
import { picture } from "../support/browser.ts";
import { inOrder } from "../support/in-order.ts";
import { allRows, signInAt } from "../support/owner.ts";
import { heading, OWNER, pay, setUpShop, tabTo, tillIsOpen, typePin, write } from "../support/steps.ts";
import { createWorld, firstPage, type World } from "../support/world.ts";

const BARCODE = "4870000000012";
const NAME = "Айран 1 л";

inOrder("the first day of a shop, by keyboard", () => {
  let world: World;
  let browser: BrowserContext;
  let page: Page;
  let number = "";

  beforeAll(async () => {
    world = await createWorld();
    await world.start();
    browser = await world.browser("first");
    page = await firstPage(browser);
  });

  afterEach(({ task }) =>
    task.result?.state === "fail" ? world.pictures(`first-day-failed ${task.name}`) : undefined,
  );

  afterAll(() => world?.close());

  test("an empty server asks for a shop, and this device becomes its first till", async () => {
    await setUpShop(page, world.url);
    await page.getByRole("heading", { name: /^Sale T1-/ }).waitFor();
    await picture(page, "first-day-1-empty-till");
  });

  test("a product is added", async () => {
    await page.keyboard.press("Alt+2");
    await heading(page, "No products yet").waitFor();
    await page.keyboard.press("Insert");
    await heading(page, "New product").waitFor();
    await write(page, NAME);
    await tabTo(page, "Barcodes");
    await write(page, BARCODE);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Remove barcode ${BARCODE}` }).waitFor();
    await tabTo(page, "Price");
    await write(page, "640");
    await picture(page, "first-day-2-new-product");
    await page.keyboard.press("Control+Enter");
    await page.getByText(`“${NAME}” saved`).waitFor();
    await page.getByRole("gridcell", { name: NAME }).waitFor();
  });

  test("goods come in", async () => {
    await page.keyboard.press("Alt+3");
    await heading(page, "Goods receipt").waitFor();
    await page.keyboard.press("/");
    await write(page, "айран");
    await page.keyboard.press("Enter");
    await page.getByRole("listitem", { name: NAME }).waitFor();
    await tabTo(page, "Quantity, pcs");
    await page.keyboard.press("Control+A");
    await write(page, "24");
    await picture(page, "first-day-3-goods-receipt");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Received: 1 line").waitFor();
  });

  test("some of it is sold: search, quantity, F12, Enter", async () => {
    await page.keyboard.press("Alt+1");
    await tillIsOpen(page);
    await page.keyboard.press("/");
    await write(page, "айр");
    await page.keyboard.press("Enter");
    const line = page.getByRole("list", { name: "Lines of the sale" }).getByRole("listitem");
    await line.waitFor();
    await write(page, "3");
    await page.keyboard.press("Enter");
    await line.getByText("1,920").waitFor();
    await picture(page, "first-day-4-sale");
    number = await pay(page);
    expect(number).toMatch(/^T1-[0-9A-Z]+-0001$/);
    const paper = page.getByRole("article", { name: `Receipt ${number}` });
    await paper.getByText(NAME).waitFor();
    await picture(page, "first-day-5-receipt");
  });

  test("its receipt is saved as a PDF one can copy text from, and Enter opens the next sale", async () => {
    const saved = page.waitForEvent("download");
    await tabToButton(page, "PDF");
    await page.keyboard.press("Enter");
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`${number}.pdf`);
    const text = pdfText(await readFile(await download.path()), inflateSync);
    for (const words of ["Dastarkhan", NAME, number, "1,920"]) expect(text).toContain(words);
    await tabToButton(page, "Next sale");
    await page.keyboard.press("Enter");
    await tillIsOpen(page);
    await page.getByRole("heading", { name: /-0002$/ }).waitFor();
  });

  test("the list of receipts finds it, and so does the server", async () => {
    await page.keyboard.press("Alt+5");
    await heading(page, "Receipts").waitFor();
    await page.keyboard.press("/");
    await write(page, "1920");
    await page.getByRole("option", { name: number }).waitFor();
    await page.getByRole("listbox", { name: "Receipts, newest first" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page
      .getByRole("article", { name: `Receipt ${number}` })
      .getByText(NAME)
      .waitFor();
    await picture(page, "first-day-6-receipts");
    const owner = await signInAt(world.url, OWNER.login, OWNER.password);
    const receipts = await allRows<{ number: string; total: number }>(owner, "/v1/receipts");
    expect(receipts.map(({ number, total }) => [number, total])).toEqual([[number, 192_000]]);
    const stock = await allRows<{ quantity: number }>(owner, "/v1/stock");
    expect(stock.map(({ quantity }) => quantity)).toEqual([21_000]);
  });

  test("the shop speaks Kazakh and wears dark, and still does after a restart", async () => {
    await page.keyboard.press("Alt+1");
    await tillIsOpen(page);
    await page.getByRole("button", { name: /^Signed in: / }).click();
    await page.getByRole("radio", { name: "Қазақша" }).click();
    await page.getByRole("radio", { name: kk["ui.themeDark"] }).click();
    await page.keyboard.press("Escape");
    await inKazakhAndDark(page);
    await picture(page, "first-day-7-kazakh-dark");
    await browser.close();
    browser = await world.browser("first");
    page = await firstPage(browser);
    await page.goto(world.url);
    await page.getByRole("heading", { name: kk["signin.who"] }).waitFor();
    await page.getByRole("button", { name: OWNER.name }).click();
    await typePin(page, OWNER.pin);
    await inKazakhAndDark(page);
  });
});

const inKazakhAndDark = async (page: Page): Promise<void> => {
  const sections = page.getByRole("navigation", { name: kk["app.sections"] });
  for (const label of [kk["app.till"], kk["app.products"], kk["app.receipts"]])
    await sections.getByRole("link", { name: label, exact: true }).waitFor();
  await page.getByRole("button", { name: kk["till.pay"] }).waitFor();
  const look = await page.evaluate(() => ({
    language: document.documentElement.lang,
    ground: getComputedStyle(document.body).backgroundColor,
  }));
  expect(look.language).toBe("kk-KZ");
  expect(brightness(look.ground)).toBeLessThan(60);
};

/** 0 is black, 255 white. */
const brightness = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
};

const tabToButton = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole("button", { name });
  for (let i = 0; i < 40; i += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${name}`);
};
