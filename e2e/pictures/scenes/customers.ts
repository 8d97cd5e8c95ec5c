import { closeDialog, dialogOpen, type Scene } from "./scene.ts";

export const CUSTOMERS: readonly Scene[] = [
  {
    name: "customers",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, shot, press, fill } = stage;
      await open("/customers");
      await page.getByRole("gridcell").first().waitFor();
      await shot("customers");
      await press("customers.new");
      await dialogOpen(page);
      await shot("customer-form");
      await closeDialog(stage);
      await press("customers.gifts");
      await dialogOpen(page);
      await shot("gift-check");
      await press("customers.giftSell");
      await page.getByLabel(say("customers.given")).waitFor();
      await shot("gift-sell");
      await closeDialog(stage);
      await page.getByRole("gridcell").first().click();
      await page.getByRole("button", { name: say("customers.topUp"), exact: true }).waitFor();
      await shot("customer");
      await press("customers.topUp");
      await dialogOpen(page);
      await fill("customers.amount", "12000");
      await fill("customers.given", "20000");
      await shot("customer-top-up");
      await page.locator("dialog[open] button[type=submit]").click();
      await page.locator("dialog[open] input").first().waitFor({ state: "detached" });
      await shot("customer-topped-up");
      if ((await page.locator("dialog[open]").count()) > 0) await closeDialog(stage);
      await press("customers.limit");
      await dialogOpen(page);
      await fill("customers.limitLabel", "50000");
      await shot("customer-limit");
      await page.locator("dialog[open] button[type=submit]").click();
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await press("customers.adjust");
      await dialogOpen(page);
      await shot("customer-adjust");
      await closeDialog(stage);
      await shot("customer-with-money");
    },
  },
];
