import type { Locator, Page } from "playwright";
import { openSection } from "../../support/steps.ts";
import type { Money, Sold } from "./book.ts";
import type { Counter, Day } from "./counter.ts";
import { toTill } from "./drawer.ts";

/** What comes back of a sale and how the money goes. */
export interface Back {
  /** Place of the only line that comes back, from 0; left out: all of them. */
  readonly line?: number;
  readonly way: "original" | "wallet";
  /** What the customer gets by it. */
  readonly tenders: readonly Money[];
}

/** Takes goods back at that counter, whichever sold them, and writes down what went out. */
export const giveBack = async (
  { book }: Day,
  { page, code, customer }: Counter,
  of: Sold,
  { line, way, tenders }: Back,
): Promise<void> => {
  const pane = await openRefund(page, of.number);
  if (line === undefined) await pane.getByRole("button", { name: "Everything" }).click();
  else
    await pane
      .getByRole("button", { name: /^More of / })
      .nth(line)
      .click();
  await pane.getByLabel("Reason").selectOption({ label: "Wrong item" });
  if (way === "wallet") await intoWallet(page, pane, customer);
  const done = pane.getByText(/^Refund .* is done$/);
  await submit(pane, done);
  const number = /^Refund (.*) is done$/.exec((await done.textContent()) ?? "")?.[1] ?? "";
  const codes = line === undefined ? of.codes : of.codes.slice(line, line + 1);
  book.refunds.push({ till: code, number, of: of.number, codes, tenders });
  await pane.getByRole("button", { name: "Back to receipts" }).click();
  await toTill(page);
};

/** How many lines of that sale the counter may still take back. */
export const linesLeft = async ({ page }: Counter, { number, codes }: Sold): Promise<number> => {
  const pane = await openRefund(page, number);
  await pane
    .getByRole("button", { name: /^More of / })
    .nth(codes.length - 1)
    .waitFor();
  const gone = await pane.getByText("All of it has come back already").count();
  await toTill(page);
  return codes.length - gone;
};

const openRefund = async (page: Page, number: string): Promise<Locator> => {
  await openSection(page, "Receipts");
  await page.getByRole("region", { name: "Receipts" }).getByRole("searchbox").fill(number);
  await page.getByRole("option", { name: new RegExp(`^${number}`) }).click();
  await page.getByRole("article", { name: `Receipt ${number}` }).waitFor();
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  const pane = page.getByRole("complementary", { name: `Refund of ${number}` });
  await pane.waitFor();
  return pane;
};

const intoWallet = async (page: Page, pane: Locator, customer: string): Promise<void> => {
  await pane.getByRole("radio", { name: "Into a wallet" }).click();
  const asked = page.getByRole("dialog", { name: "Who is buying?" });
  await asked.getByRole("searchbox").fill(customer);
  await asked.getByRole("option", { name: new RegExp(customer) }).waitFor();
  await page.keyboard.press("Enter");
  await asked.waitFor({ state: "detached" });
  await pane.getByRole("button", { name: customer }).waitFor();
};

/** The till that sold is given three tenths of a second to answer; on a busy machine one asks again, as people do. */
const submit = async (pane: Locator, done: Locator): Promise<void> => {
  const notYet = pane.getByText(/^The till that sold this is out of reach/);
  for (let tries = 0; tries < 20; tries += 1) {
    await pane.getByRole("button", { name: /^Give back \d/ }).click();
    await done.or(notYet).first().waitFor();
    if (await done.isVisible()) return;
    await pane.getByRole("button", { name: "Back", exact: true }).click();
  }
  throw new Error("The till that sold it never answered");
};
