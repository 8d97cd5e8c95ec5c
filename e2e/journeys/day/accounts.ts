import type { Page } from "playwright";
import { openSection } from "../../support/steps.ts";
import { type Counter, type Day, dialog } from "./counter.ts";
import { toTill } from "./drawer.ts";

/** The counter's customer puts cash into a wallet, in tenge. */
export const topUp = async (day: Day, counter: Counter, amount: number): Promise<void> => {
  const { page, customer, code } = counter;
  await openCustomer(page, customer);
  await page.getByRole("button", { name: "Top up" }).click();
  const box = dialog(page, "Top up");
  await box.getByLabel("Amount", { exact: true }).fill(String(amount));
  await page.keyboard.press("Enter");
  await seen(page, /wallet now holds/);
  day.book.moves.push({ till: code, why: "deposit", amount: amount * 100, by: "cash" });
  await toTill(page);
};

/** How much the counter's customer may owe, in tenge; a seller does it on the owner's PIN. */
export const giveCredit = async (counter: Counter, amount: number, pin: string | null): Promise<void> => {
  const { page, customer } = counter;
  await openCustomer(page, customer);
  await page.getByRole("button", { name: "Limit" }).click();
  const box = dialog(page, "Credit limit");
  await box.getByLabel("May owe at most").fill(String(amount));
  if (pin !== null) await box.getByLabel(/^PIN of /).fill(pin);
  await page.keyboard.press("Enter");
  await box.waitFor({ state: "detached" });
  await toTill(page);
};

/** Sells the counter's gift card for that many tenge, by card. */
export const sellGiftCard = async (day: Day, counter: Counter, amount: number): Promise<void> => {
  const { page, giftCard, code } = counter;
  await openSection(page, "Customers");
  await page.getByRole("button", { name: "Gift cards" }).click();
  await dialog(page, "Gift cards").getByRole("button", { name: "Sell a card" }).click();
  const box = dialog(page, "Sell a card");
  await box.getByLabel("Code of the card").fill(giftCard);
  await box.getByLabel("Amount", { exact: true }).fill(String(amount));
  await box.getByRole("radio", { name: "Card" }).click();
  await box.getByRole("button", { name: /^Take / }).click();
  await page.getByRole("button", { name: "It was paid" }).click();
  await seen(page, /is sold/);
  day.book.moves.push({ till: code, why: "deposit", amount: amount * 100, by: "card" });
  await toTill(page);
};

/** What was taken stands there until somebody has seen it. */
const seen = async (page: Page, text: RegExp): Promise<void> => {
  const done = page.getByRole("dialog").filter({ hasText: text });
  await done.getByRole("button", { name: "Done" }).click();
  await done.waitFor({ state: "detached" });
};

const openCustomer = async (page: Page, name: string): Promise<void> => {
  await openSection(page, "Customers");
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("gridcell", { name }).waitFor();
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("heading", { name }).waitFor();
};
