import { closeDialog, dialogOpen, type Scene } from "./scene.ts";

const FILE =
  "name;sku;barcode;price;unit;vat\nСүт 3,2 % 1 л;M-32;4870001000012;520;pcs;16\nНан;N-1;not a code;210;pcs;16\n";

export const GOODS: readonly Scene[] = [
  {
    name: "goods",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, shot, press, scan, shop } = stage;
      await open("/products");
      await page.getByRole("gridcell").first().waitFor();
      await shot("products");
      await page.getByRole("gridcell").first().click();
      await page.getByLabel(say("products.name"), { exact: true }).first().waitFor();
      await shot("product");
      await open("/products/new");
      await shot("product-new");
      await open("/import");
      await shot("import");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press("import.pick")]);
      await chooser.setFiles({ name: "goods.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
      await page.getByText(say("import.plan")).first().waitFor();
      await shot("import-preview");
      await open("/receive");
      await shot("receive");
      await scan(...shop.codes);
      await page
        .getByRole("button", { name: say("receive.post") })
        .first()
        .waitFor();
      await shot("receive-lines");
      await press("receive.clear");
      await dialogOpen(page);
      await shot("receive-clear");
      await page.locator("dialog[open] button[type=submit]").click();
      await open("/stock");
      await page.getByRole("gridcell").first().waitFor();
      await shot("stock");
      await page.getByRole("gridcell").first().click();
      await dialogOpen(page);
      await shot("stock-count");
      await closeDialog(stage);
    },
  },
];
