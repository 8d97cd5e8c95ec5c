import type { Stage } from "../stage.ts";
import { printed } from "./print.ts";
import { closeDialog, dialogOpen, emptyTill, type Scene, scanSale, toPayment } from "./scene.ts";

/** A drawer that was opened in an earlier look stays open. */
const isRunning = async ({ page, say }: Stage): Promise<boolean> =>
  (await page.getByRole("button", { name: say("shift.x"), exact: true }).count()) > 0;

export const SHIFT: readonly Scene[] = [
  {
    name: "shift",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, shot, press, fill, keys } = stage;
      await open("/shift");
      if (!(await isRunning(stage))) {
        await shot("shift-open");
        await press("shift.bySum");
        await fill("shift.sum", "20000");
        await shot("shift-open-sum");
        await page.getByRole("button", { name: say("shift.open"), exact: true }).click();
        await page.getByRole("button", { name: say("shift.x"), exact: true }).waitFor();
      }
      await emptyTill(stage);
      await scanSale(stage);
      await toPayment(stage);
      await keys("Enter");
      await page.getByRole("button", { name: say("till.nextSale") }).waitFor();
      await open("/shift");
      await shot("shift-running");
      await press("shift.cashIn");
      await dialogOpen(page);
      await shot("shift-cash-in");
      await closeDialog(stage);
      await press("shift.cashOut");
      await dialogOpen(page);
      await fill("shift.amount", "5000");
      await press("shift.reasonOther");
      await shot("shift-cash-out");
      await press("ui.save");
      await page
        .locator("dialog[open]")
        .getByRole("alert")
        .or(page.locator("dialog[open] [aria-invalid=true]"))
        .first()
        .waitFor();
      await shot("shift-cash-out-refused");
      await fill("shift.note", "Такси");
      await press("ui.save");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await press("shift.x");
      await dialogOpen(page);
      await shot("shift-x");
      await closeDialog(stage);
      await press("shift.drawers");
      await page.locator("main ul li").first().waitFor();
      await shot("shift-drawers");
      await press("shift.now");
      await press("shift.close");
      await page.getByRole("button", { name: say("shift.compare"), exact: true }).waitFor();
      await press("shift.byPieces");
      await shot("shift-count");
      await press("shift.bySum");
      await fill("shift.sum", "15000");
      await press("shift.compare");
      await page.getByRole("button", { name: say("shift.again"), exact: true }).waitFor();
      await shot("shift-difference");
      await page.getByRole("button", { name: say("shift.close"), exact: true }).click();
      await dialogOpen(page);
      await shot("shift-z");
      await printed(stage, "shift-z-printed");
      await closeDialog(stage);
      await press("shift.history");
      await page.getByRole("grid").waitFor();
      await shot("shift-history");
    },
  },
  {
    name: "shift-seller",
    as: "seller",
    play: async (stage) => {
      const { page, say, open, shot, press, fill } = stage;
      await open("/shift");
      if (!(await isRunning(stage))) {
        await press("shift.bySum");
        await fill("shift.sum", "10000");
        await page.getByRole("button", { name: say("shift.open"), exact: true }).click();
      }
      await page.getByRole("button", { name: say("shift.close"), exact: true }).click();
      await page.getByRole("button", { name: say("shift.compare"), exact: true }).waitFor();
      await press("shift.bySum");
      await fill("shift.sum", "7000");
      await press("shift.compare");
      await page.getByRole("button", { name: say("shift.again"), exact: true }).waitFor();
      await shot("shift-needs-manager");
    },
  },
];
