import type { Stage } from "../stage.ts";

/** 210 × 297 mm at 96 dots an inch: what a browser lays out on, whatever the screen. */
const A4 = { width: 794, height: 1123 };

/** Presses “Print” and keeps a picture of the page as the browser would print it; then the dialog is closed. */
export const printed = async (
  { page, press, shot }: Stage,
  name: string,
  label: "ui.print" | "receipts.printCopy" = "ui.print",
): Promise<void> => {
  await press(label);
  await page.locator("[data-print-root]").waitFor({ state: "attached" });
  const screen = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(A4);
  await shot(name);
  await page.emulateMedia({ media: "screen" });
  if (screen !== null) await page.setViewportSize(screen);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator("[data-print-root]").waitFor({ state: "detached" });
};
