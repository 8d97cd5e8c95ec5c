import type { BrowserContext, Locator, Page } from "playwright";
import type { Book } from "./book.ts";

/** A till of the day with whoever stands at it. The page changes when its browser dies and is opened again. */
export interface Counter {
  readonly code: string;
  readonly person: { readonly name: string; readonly pin: string };
  /** Who comes to this counter: each customer keeps to one. */
  readonly customer: string;
  readonly giftCard: string;
  browser: BrowserContext;
  page: Page;
}

/** What every step of the day needs to know: prices by barcode, and the book it writes down in. */
export interface Day {
  readonly book: Book;
  readonly prices: ReadonlyMap<string, number>;
}

export const linesOf = (page: Page): Locator =>
  page.getByRole("list", { name: "Lines of the sale" }).getByRole("listitem");

export const dialog = (page: Page, title: string | RegExp): Locator =>
  page.getByRole("dialog", { name: title });

/** The one field of a dialog that has the focus, filled; Enter says yes to the dialog. */
export const answer = async (box: Locator, label: string, text: string): Promise<void> => {
  await box.getByLabel(label, { exact: true }).fill(text);
  await box.page().keyboard.press("Enter");
  await box.waitFor({ state: "detached" });
};
