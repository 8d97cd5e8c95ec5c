import type { Role } from "../shop.ts";
import type { Stage } from "../stage.ts";

/** A screen with the states that matter, gone through as people do; in every language by the same words' keys. */
export interface Scene {
  readonly name: string;
  readonly as: Role;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Goods scanned into the sale that is open, from a till with an empty one. */
export const scanSale = async ({ page, shop, scan }: Stage, pieces = shop.codes.length): Promise<void> => {
  await scan(...shop.codes.slice(0, pieces));
  await page
    .locator("main ol > li")
    .nth(pieces - 1)
    .waitFor({ state: "attached" });
};

/** On a phone the sale lies behind a bar with its total. */
export const showSale = async ({ page, how, say }: Stage): Promise<void> => {
  if (how.size === "phone") await page.getByTitle(say("till.showSale")).click();
};

/** F12 and the field for the amount is there. */
export const toPayment = async ({ page, keys }: Stage): Promise<void> => {
  await keys("F12");
  await page.locator("input[inputmode=none]").waitFor();
};

export const closeDialog = async ({ page, keys }: Stage): Promise<void> => {
  await keys("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
};

export const dialogOpen = (page: Stage["page"]): Promise<void> => page.locator("dialog[open]").waitFor();

/** Nothing is in the sale: what an earlier scene left is given up. */
export const emptyTill = async ({ page, open, keys }: Stage): Promise<void> => {
  await open("/till");
  while ((await page.locator("main ol > li").count()) > 0) {
    await keys("F10");
    await dialogOpen(page);
    await keys("Enter");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
};
