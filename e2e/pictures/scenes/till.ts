import { closeDialog, dialogOpen, emptyTill, type Scene, scanSale, showSale } from "./scene.ts";

/** A code that is on no product. */
const UNKNOWN = "4006381333931";

export const TILL: readonly Scene[] = [
  {
    name: "till",
    as: "owner",
    play: async (stage) => {
      const { page, shot, keys, scan, press, shop } = stage;
      await emptyTill(stage);
      await shot("till-empty");
      await keys("Shift+F8");
      await dialogOpen(page);
      await shot("till-held-none");
      await closeDialog(stage);
      await scanSale(stage);
      await shot("till-sale");
      await showSale(stage);
      await keys("Digit1", "Digit2");
      await shot("till-typed");
      await keys("Enter");
      await scan(UNKNOWN);
      await page.getByRole("alert").first().waitFor();
      await shot("till-unknown");
      await keys("Alt+KeyA");
      await dialogOpen(page);
      await shot("till-new-product");
      await closeDialog(stage);
      await scan(shop.codes[0] ?? "");
      await keys("F4");
      await dialogOpen(page);
      await shot("till-stock");
      await closeDialog(stage);
      await keys("F3");
      await dialogOpen(page);
      await stage.fill("tillmore.percentOff", "12.5");
      await press("tillmore.reasonDamaged");
      await shot("till-discount");
      await press("tillmore.apply");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await keys("Shift+F3");
      await dialogOpen(page);
      await shot("till-discount-all");
      await closeDialog(stage);
      await keys("Alt+KeyP");
      await dialogOpen(page);
      await stage.fill("tillmore.code", "SHAI");
      await keys("Enter");
      await shot("till-code");
      await closeDialog(stage);
      await keys("Alt+KeyC");
      await dialogOpen(page);
      await shot("till-customer");
      await page.locator("dialog[open] [role=option]").first().click();
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await shot("till-full");
      await keys("F10");
      await dialogOpen(page);
      await shot("till-void");
      await closeDialog(stage);
      await keys("Alt+KeyN");
      await scanSale(stage, 1);
      await shot("till-tabs");
      await keys("F8");
      await dialogOpen(page);
      await shot("till-hold");
      await keys("Enter");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await keys("Shift+F8");
      await dialogOpen(page);
      await shot("till-held");
      await closeDialog(stage);
      await keys("F2");
      await shot("till-camera");
      await keys("F2");
      await emptyTill(stage);
    },
  },
  {
    name: "till-search",
    as: "owner",
    play: async ({ open, keys, page, shot }) => {
      await open("/till");
      await keys("Slash");
      await page.keyboard.type("сүт", { delay: 100 });
      await shot("till-search");
      await page.keyboard.type("ъъъ", { delay: 100 });
      await shot("till-search-none");
    },
  },
];
