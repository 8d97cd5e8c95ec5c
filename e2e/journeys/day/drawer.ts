import type { Page } from "playwright";
import { expect } from "vitest";
import { heading, openSection } from "../../support/steps.ts";
import { inDrawer } from "./book.ts";
import { type Counter, type Day, dialog } from "./counter.ts";

/** Notes and coins of Kazakhstan, in tenge. */
const PIECES = [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 1];

/** From the till that has no shift to the till that sells: the float counted by note and coin, in tenge. */
export const openCounted = async (page: Page, float: number): Promise<void> => {
  await heading(page, "Open a shift first").waitFor();
  await page.getByRole("button", { name: "Open shift" }).click();
  await count(page, float * 100);
  await page.getByRole("button", { name: "Open shift" }).click();
  await page
    .getByText(/^Shift .* is open/)
    .first()
    .waitFor();
  await toTill(page);
};

/** Types how many of each note and coin lie there; the amount in tiyn is whole tenge. */
export const count = async (page: Page, amount: number): Promise<void> => {
  let left = amount / 100;
  for (const piece of PIECES) {
    const many = Math.floor(left / piece);
    left -= many * piece;
    if (many > 0) await page.getByLabel(`How many of ${tenge(piece)}`).fill(String(many));
  }
};

/** Cash into this till's drawer or out of it, in tenge, with the reason as the button names it. */
export const moveCash = async (
  { book }: Day,
  { code, page }: Counter,
  move: { readonly why: "in" | "out"; readonly tenge: number; readonly reason: string },
): Promise<void> => {
  await openSection(page, "Shift");
  const title = move.why === "in" ? "Cash in" : "Cash out";
  await page.getByRole("button", { name: title }).click();
  const box = dialog(page, title);
  await box.getByLabel("Amount", { exact: true }).fill(String(move.tenge));
  await box.getByRole("radio", { name: move.reason }).click();
  await box.getByRole("button", { name: "Save" }).click();
  await box.waitFor({ state: "detached" });
  book.moves.push({ till: code, why: move.why, amount: move.tenge * 100, by: "cash" });
  await toTill(page);
};

/** Counts the drawer blind and closes: what should be there is shown afterwards, and is what the book says. Answers the Z's number. */
export const closeShift = async (day: Day, { code, page }: Counter): Promise<string> => {
  await openSection(page, "Shift");
  await page.getByRole("button", { name: "Close the shift" }).click();
  await heading(page, "Count the drawer").waitFor();
  const cash = inDrawer(day.book, code);
  expect(await page.getByText(tenge(cash / 100)).count()).toBe(0); // nobody is told before they have counted
  await count(page, cash);
  await page.getByRole("button", { name: "Counting is done" }).click();
  await page.getByText("The drawer fits.").waitFor();
  expect(await figure(page, "Should be")).toBe(cash);
  expect(await figure(page, "Difference")).toBe(0);
  return await confirmClose(page);
};

/** Presses the last button of closing; answers the number of the Z that is shown then. */
export const confirmClose = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "Close the shift" }).click();
  const z = page.getByRole("dialog", { name: /^Z report / });
  await z.waitFor();
  const title = await z.getByRole("heading", { name: /^Z report / }).textContent();
  return (title ?? "").replace("Z report ", "");
};

/** An amount beside its name, in tiyn. */
export const figure = async (page: Page, name: string): Promise<number> => {
  const value = page.locator("dt", { hasText: name }).locator("xpath=following-sibling::dd[1]");
  return inTiyn((await value.textContent()) ?? "");
};

export const toTill = async (page: Page): Promise<void> => {
  await openSection(page, "Till");
  await page.getByRole("region", { name: "Open sale" }).waitFor();
};

/** As English writes it. */
export const tenge = (amount: number): string => `${amount.toLocaleString("en-GB")}\u00a0₸`;

/** What the X report of a shift that goes on says was sold: how many receipts, and their sum in tiyn. */
export const lookAtX = async ({
  page,
}: Counter): Promise<{ readonly sales: number; readonly sold: number }> => {
  await openSection(page, "Shift");
  await page.getByRole("button", { name: "X report" }).click();
  const x = dialog(page, "X report");
  const name = x.getByRole("article").getByText(/^Sales · \d+$/);
  const count = (await name.textContent()) ?? "";
  const amount = await name.locator("xpath=following-sibling::span").textContent();
  await page.keyboard.press("Escape");
  await x.waitFor({ state: "detached" });
  await toTill(page);
  return { sales: Number(count.replace("Sales · ", "")), sold: inTiyn(amount ?? "") };
};

/** Another till's drawer, carried to this counter and counted here: it holds more than is known of it here by so much. */
export const closeFor = async (
  { book }: Day,
  { page }: Counter,
  till: string,
  more: number,
): Promise<string> => {
  await openSection(page, "Shift");
  await page.getByRole("tab", { name: "All drawers" }).click();
  await page.getByRole("button", { name: `Close for ${till}` }).click();
  await heading(page, "Count the drawer").waitFor();
  await count(page, inDrawer(book, till));
  await page.getByRole("button", { name: "Counting is done" }).click();
  await page.getByText(`${tenge(more / 100)} more than there should be.`).waitFor();
  const z = await confirmClose(page);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return z;
};

/** Opens the Z among the reports once it is marked as amended: it is shown as it was, with what came late below. */
export const readAmended = async ({ page }: Counter, z: string): Promise<void> => {
  await openSection(page, "Shift");
  await page.getByRole("tab", { name: "Z reports" }).click();
  const row = page.getByRole("row").filter({ hasText: z });
  await row.getByText("Amended").waitFor();
  await row.getByText(z).click();
  const report = dialog(page, `Z report ${z}`);
  await report.getByText("AMENDMENT 1").waitFor();
  await report.getByText("WITH AMENDMENTS").scrollIntoViewIfNeeded();
};

/** Leaves a report that is shown. */
export const putAway = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
};

const inTiyn = (text: string): number =>
  Math.round(Number(text.replace("−", "-").replaceAll(/[^\d.-]/g, "")) * 100);
