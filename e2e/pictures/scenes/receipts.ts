import type { Stage } from "../stage.ts";
import { printed } from "./print.ts";
import { closeDialog, dialogOpen, emptyTill, type Scene, scanSale, toPayment } from "./scene.ts";

const printOn = (page: Stage["page"], paperWidth: 58 | 80): Promise<void> =>
  page.evaluate(
    (width) => localStorage.setItem("printer", JSON.stringify({ paperWidth: width })),
    paperWidth,
  );

export const RECEIPTS: readonly Scene[] = [
  {
    name: "receipts",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, shot, press, keys } = stage;
      await emptyTill(stage);
      await scanSale(stage);
      await toPayment(stage);
      await keys("Enter");
      const next = page.getByRole("button", { name: say("till.nextSale") });
      await next.waitFor();
      await printed(stage, "receipt-printed-80");
      await keys("Alt+Digit5"); // not loaded anew: only the newest receipt since then can be undone
      await page.locator("[role=option]").first().waitFor();
      await shot("receipts");
      await page.locator("[role=option]").first().click();
      await page.getByRole("button", { name: say("refund.start"), exact: true }).waitFor();
      await shot("receipt-opened");
      await press("refund.voidLast");
      await dialogOpen(page);
      await shot("receipt-undo");
      await closeDialog(stage);
      await press("refund.exchange");
      await page.getByRole("button", { name: say("refund.all"), exact: true }).waitFor();
      await shot("exchange");
      await page
        .locator("main aside")
        .getByRole("button", { name: say("ui.back"), exact: true })
        .click();
      await press("refund.start");
      await page.getByRole("button", { name: say("refund.all"), exact: true }).waitFor();
      await shot("refund-empty");
      await press("refund.all");
      await page.getByLabel(say("refund.reason")).selectOption("defect");
      await press("refund.writeOff");
      await shot("refund");
      await page.locator("main aside button").last().click();
      await page.getByRole("button", { name: say("refund.next"), exact: true }).waitFor();
      await shot("refund-done");
      await open("/receipts/T9-0000-0001");
      await shot("receipt-missing");
      await printOn(page, 58);
      await open("/receipts");
      await page.locator("[role=option]").first().click();
      await printed(stage, "receipt-printed-58", "receipts.printCopy");
      await printOn(page, 80);
      await open("/receipts");
      await press("refund.freeTitle");
      await shot("refund-free");
    },
  },
];
