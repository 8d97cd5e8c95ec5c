import type { Page } from "playwright";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTaskShop, type TaskShop } from "../bench/tasks/shop.ts";
import { tillView } from "../bench/tasks/till-view.ts";
import { picture } from "../support/browser.ts";
import { scan } from "../support/scanner.ts";
import { tabTo, write } from "../support/steps.ts";
import { pictureOnFailure, synced } from "../support/till-page.ts";

let at: TaskShop;
let page: Page;

beforeAll(async () => {
  at = await openTaskShop();
  page = at.hands.page;
});

beforeEach(({ task }) =>
  pictureOnFailure(`hands ${task.name.replaceAll(/\W+/g, "-").slice(0, 40)}`, () => [at.browser]),
);

afterAll(() => at?.close());

const tea = (place: number) => {
  const found = at.goods[place];
  if (found === undefined) throw new Error(`No goods ${place}`);
  return found;
};

/** Exactly in cash; answers the receipt's number and puts the receipt away. */
const pay = async (): Promise<string> => {
  const { amount, receipt, empty } = tillView(page);
  await page.keyboard.press("F12");
  await amount.waitFor();
  await page.keyboard.press("Enter");
  await receipt.waitFor();
  const label = await receipt.getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await empty.waitFor();
  return (label ?? "").replace("Receipt ", "");
};

/** Tab until that button has the focus, then Enter. */
const pressButton = async (name: string): Promise<void> => {
  const button = page.getByRole("button", { name });
  for (let i = 0; i < 60; i++) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await button.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
};

test("a badge puts another cashier at the till, and the open sale stays", async () => {
  const { line, signedIn } = tillView(page);
  await scan(page, tea(0).barcode);
  await line(tea(0).name).waitFor();
  await scan(page, at.owner.badge);
  await signedIn(at.owner.name).waitFor();
  await scan(page, tea(1).barcode);
  await line(tea(1).name).waitFor();
  expect(await line("Tea").count()).toBe(2);
  await scan(page, at.seller.badge);
  await signedIn(at.seller.name).waitFor();
  await pay();
});

test("a manager's badge lends the right for one discount, and the cashier stays", async () => {
  const { dialog, field, line, signedIn } = tillView(page);
  await scan(page, tea(0).barcode);
  await line(tea(0).name).waitFor();
  await page.keyboard.press("F3");
  await field("Percent off").waitFor();
  await write(page, "50");
  await page.keyboard.press("ArrowDown");
  await page.getByLabel(`PIN of ${at.owner.name}`).waitFor();
  await scan(page, at.seller.badge); // their own is not enough
  await page.getByText(`${at.seller.name} may not do that.`).waitFor();
  await scan(page, at.owner.badge);
  await page.getByText(`Read: ${at.owner.name}`).waitFor();
  expect(await field("Percent off").inputValue()).toBe("50");
  await page.keyboard.press("ArrowDown"); // an Enter at once would be taken for the scanner's
  await page.keyboard.press("Enter");
  await dialog(/^Discount on/).waitFor({ state: "detached" });
  await line("−50").waitFor();
  await signedIn(at.seller.name).waitFor();
  const number = await pay();
  await synced(page);
  const receipts = await at.shop.receipts();
  expect(receipts.find((receipt) => receipt.number === number)).toMatchObject({ total: 5_000 });
  expect(await at.shop.attention()).toEqual([]);
});

test("training sells for practice: neither stock nor numbers nor the server know of it", async () => {
  const { empty, line } = tillView(page);
  const heading = page.getByRole("heading", { name: /^Sale T/ });
  await scan(page, tea(2).barcode); // an open sale waits meanwhile
  await line(tea(2).name).waitFor();
  const before = {
    next: await heading.textContent(),
    stock: await at.shop.stock(),
    receipts: await at.shop.receipts(),
  };
  await page.keyboard.press("Alt+KeyM");
  await pressButton("Begin training");
  await page.getByText("These sales do not count").waitFor();
  await empty.waitFor();
  await scan(page, tea(3).barcode);
  await line(tea(3).name).waitFor();
  await picture(page, "hands-training");
  expect(await pay()).toMatch(/^TR-/);
  await pressButton("End training");
  await line(tea(2).name).waitFor();
  expect(await heading.textContent()).toBe(before.next);
  await synced(page);
  expect({ stock: await at.shop.stock(), receipts: await at.shop.receipts() }).toEqual({
    stock: before.stock,
    receipts: before.receipts,
  });
  await pay();
});

test("large type and silence are kept on the device", async () => {
  await page.keyboard.press("Alt+Digit7");
  await page.getByRole("switch", { name: "Large type" }).waitFor();
  await tabTo(page, "Large type");
  await page.keyboard.press("Space");
  await tabTo(page, "Play sounds on this device");
  await page.keyboard.press("Space");
  await page.reload();
  const large = page.getByRole("switch", { name: "Large type" });
  await large.waitFor();
  expect([
    await large.isChecked(),
    await page.getByRole("switch", { name: "Play sounds on this device" }).isChecked(),
    await page.evaluate(() => document.documentElement.dataset.type),
  ]).toEqual([true, false, "large"]);
  await page.keyboard.press("Alt+Digit1");
  await scan(page, tea(0).barcode);
  await tillView(page).line(tea(0).name).waitFor();
  await picture(page, "hands-large");
  expect(await isSidewaysScrolled()).toBe(false);
  await pay();
});

const isSidewaysScrolled = (): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("? shows every key, and another key may be given to an action", async () => {
  const overlay = page.getByRole("dialog", { name: "Keyboard" });
  const { amount, line, empty } = tillView(page);
  await page.keyboard.press("Shift+Slash");
  await overlay.waitFor();
  const row = overlay.getByRole("button", { name: "Pay", exact: true });
  await row.focus();
  await page.keyboard.press("Enter");
  await overlay.getByText("Press a key…").waitFor();
  await page.keyboard.press("F9");
  await overlay.getByText(/^That key already does/).waitFor();
  await page.keyboard.press("Alt+KeyQ");
  await overlay.getByText("Press a key…").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await overlay.waitFor({ state: "detached" });
  await scan(page, tea(0).barcode);
  await line(tea(0).name).waitFor();
  await page.keyboard.press("Alt+KeyQ");
  await amount.waitFor();
  await page.keyboard.press("Enter");
  await tillView(page).receipt.waitFor();
  await page.keyboard.press("Enter");
  await empty.waitFor();
});
