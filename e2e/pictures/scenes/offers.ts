import { printed } from "./print.ts";
import { closeDialog, dialogOpen, type Scene } from "./scene.ts";

export const OFFERS: readonly Scene[] = [
  {
    name: "offers",
    as: "owner",
    play: async (stage) => {
      const { page, open, shot, press } = stage;
      await open("/promotions");
      await page.getByRole("gridcell").first().waitFor();
      await shot("promotions");
      await page.getByRole("gridcell").first().click();
      await dialogOpen(page);
      await shot("promotion");
      await page.locator("dialog[open] form > div").evaluate((body) => body.scrollTo(0, 1e6));
      await shot("promotion-end");
      await closeDialog(stage);
      await press(/^(Price lists|Баға тізімдері)/);
      await page.getByRole("gridcell").first().click();
      await dialogOpen(page);
      await shot("price-list");
      await closeDialog(stage);
      await press(/^(Codes|Кодтар|Промокодтар)/);
      await shot("promo-codes");
      await press("promo.newCode");
      await dialogOpen(page);
      await shot("promo-code");
      await closeDialog(stage);
    },
  },
  {
    name: "labels",
    as: "owner",
    play: async (stage) => {
      const { page, open, shot, press, scan, shop } = stage;
      await open("/labels");
      await shot("labels-empty");
      await scan(...shop.codes);
      await page.locator("main aside svg").first().waitFor();
      await shot("labels");
      await printed(stage, "labels-printed");
      await press("paper.sA4");
      await shot("labels-a4");
      await printed(stage, "labels-a4-printed");
      await page.getByRole("combobox").first().selectOption("qr");
      await shot("labels-qr");
      await page.getByRole("combobox").first().selectOption("auto");
      await press("paper.s5840");
    },
  },
];
