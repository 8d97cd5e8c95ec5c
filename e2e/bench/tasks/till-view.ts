import type { Locator, Page } from "playwright";

/** What a cashier looks for on the till, in English. */
export const tillView = (page: Page) => {
  const dialog = (name: string | RegExp): Locator => page.getByRole("dialog", { name });
  const line = (name: string): Locator =>
    page.getByRole("list", { name: "Lines of the sale" }).getByRole("listitem").filter({ hasText: name });
  return {
    dialog,
    line,
    empty: page.getByText("Scan or choose goods"),
    amount: page.getByLabel(/^(Cash received|Amount)/).and(page.locator(":focus")),
    terminal: (name: string): Locator => page.getByRole("region", { name }).locator("input:focus"),
    receipt: page.getByRole("region", { name: /^Receipt / }),
    /** The field the keys go to. */
    field: (label: string | RegExp): Locator => page.getByLabel(label).and(page.locator(":focus")),
    signedIn: (name: string): Locator => page.getByRole("button", { name: `Signed in: ${name}` }),
  };
};
