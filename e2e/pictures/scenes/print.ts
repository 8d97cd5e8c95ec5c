import type { Stage } from "../stage.ts";

/** Presses “Print” and keeps a picture of the page as the browser would print it; then the dialog is closed. */
export const printed = async (
  { page, press, shot }: Stage,
  name: string,
  label: "ui.print" | "receipts.printCopy" = "ui.print",
): Promise<void> => {
  await press(label);
  await page.locator("[data-print-root]").waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  await shot(name);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator("[data-print-root]").waitFor({ state: "detached" });
};
