import type { Page } from "playwright";
import { scan } from "../../support/scanner.ts";
import { receiptNumber, write } from "../../support/steps.ts";
import { type Sold, sum } from "./book.ts";
import { type Counter, type Day, dialog, linesOf } from "./counter.ts";
import { pay, type Way } from "./take-money.ts";

/** What is taken off a sale, in percent: of all of it by word or by code, of its last line by word. */
export type Off =
  | { readonly type: "none" }
  | { readonly type: "receipt" | "line"; readonly percent: number }
  | { readonly type: "code"; readonly percent: number; readonly code: string };

/** A customer at the counter: what they bought, how they pay. */
export interface Deal {
  readonly codes: readonly string[];
  readonly off: Off;
  readonly way: Way;
}

/** Rings a deal up, takes the money, writes it down and turns to the next customer. */
export const sellTo = async (day: Day, counter: Counter, deal: Deal): Promise<Sold> => {
  await ringUp(counter, deal);
  return await finish(day, counter, deal);
};

/** Scans and discounts, as far as they go without money. */
export const ringUp = async ({ page, customer }: Counter, { codes, off, way }: Deal): Promise<void> => {
  for (const code of codes) await scan(page, code);
  await linesOf(page)
    .nth(codes.length - 1)
    .waitFor();
  if (NEEDS_CUSTOMER.has(way)) await chooseCustomer(page, customer);
  await takeOff(page, off);
};

/** From the sale that is rung up to the next one. */
export const finish = async (day: Day, counter: Counter, deal: Deal): Promise<Sold> => {
  const due = dueFor(day, deal);
  const { tenders, change } = await pay(counter, deal.way, due);
  const number = await receiptNumber(counter.page);
  const rounding = sum(tenders.map(({ amount }) => amount)) - change - due;
  const sold = { till: counter.code, number, codes: deal.codes, due, rounding, tenders, change };
  day.book.sales.push(sold);
  await nextCustomer(counter.page);
  return sold;
};

export const nextCustomer = async (page: Page): Promise<void> => {
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Open sale" }).waitFor();
};

/** Puts the open sale aside under a name; the counter is free for the next. */
export const hold = async ({ page }: Counter, note: string): Promise<void> => {
  await page.keyboard.press("F8");
  const asked = dialog(page, "Put this sale aside?");
  await asked.getByLabel(/^To know it by/).fill(note);
  await page.keyboard.press("Enter");
  await asked.waitFor({ state: "detached" });
  await linesOf(page).first().waitFor({ state: "detached" });
};

/** Takes up what was put aside under that name, here or at another till. */
export const recall = async ({ page }: Counter, note: string, lines: number): Promise<void> => {
  await page.keyboard.press("Shift+F8");
  const list = dialog(page, "Put aside");
  await list.getByRole("button", { name: new RegExp(`^${note}`) }).click();
  await list.waitFor({ state: "detached" });
  await linesOf(page)
    .nth(lines - 1)
    .waitFor();
};

const NEEDS_CUSTOMER: ReadonlySet<Way> = new Set<Way>(["wallet", "credit", "points", "known"]);

const chooseCustomer = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press("Alt+KeyC");
  const asked = dialog(page, "Who is buying?");
  await asked.getByRole("searchbox").fill(name);
  await asked.getByRole("option", { name: new RegExp(name) }).waitFor();
  await page.keyboard.press("Enter");
  await asked.waitFor({ state: "detached" });
  await page.getByRole("button", { name }).waitFor();
};

const takeOff = async (page: Page, off: Off): Promise<void> => {
  if (off.type === "none") return;
  if (off.type === "code") return await useCode(page, off.code);
  await page.keyboard.press(off.type === "line" ? "F3" : "Shift+F3");
  const asked = dialog(page, off.type === "line" ? /^Discount on / : "Discount on the whole sale");
  await asked.getByLabel("Percent off", { exact: true }).fill(String(off.percent));
  await asked.getByRole("button", { name: "Regular customer" }).click();
  await asked.getByRole("button", { name: "Apply" }).click();
  await asked.waitFor({ state: "detached" });
};

const useCode = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.press("Alt+KeyP");
  const asked = dialog(page, "Promo codes");
  await asked.getByLabel("Promo code", { exact: true }).waitFor();
  await write(page, code);
  await page.keyboard.press("Enter");
  await asked.getByText("in use").waitFor();
  await page.keyboard.press("Escape");
  await asked.waitFor({ state: "detached" });
};

/** In tiyn, before cash is rounded. Prices are whole tens of tenge, so whole percents of them are whole tiyn. */
export const dueFor = ({ prices }: Pick<Day, "prices">, { codes, off }: Deal): number => {
  const costs = codes.map((code) => prices.get(code) ?? Number.NaN);
  const last = costs.at(-1) ?? 0;
  const from = off.type === "line" ? last : sum(costs);
  const less = off.type === "none" ? 0 : (from * off.percent) / 100;
  return sum(costs) - less;
};
