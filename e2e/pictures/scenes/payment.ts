import type { TerminalSetting } from "../../../client/device/terminal/terminals.ts";
import type { Stage } from "../stage.ts";
import { dialogOpen, emptyTill, type Scene, scanSale, toPayment } from "./scene.ts";

const TERMINALS: readonly TerminalSetting[] = [
  { name: "Halyk POS", type: "card", adapter: "manual" },
  { name: "Freedom POS", type: "card", adapter: "simulator", fault: "declined" },
  { name: "Kaspi QR", type: "qr", adapter: "simulator", fault: "timeout" },
];

const terminals = (page: Stage["page"], settings: readonly TerminalSetting[]): Promise<void> =>
  page.evaluate((text) => localStorage.setItem("terminals", text), JSON.stringify(settings));

/** Paid and on paper. */
const receiptThere = ({ page }: Stage): Promise<void> =>
  page.locator("main section article").or(page.locator("main [class*=paper]")).first().waitFor();

export const PAYMENT: readonly Scene[] = [
  {
    name: "payment",
    as: "owner",
    play: async (stage) => {
      const { page, keys, shot, press } = stage;
      await terminals(page, TERMINALS);
      await emptyTill(stage);
      await keys("Alt+KeyC");
      await dialogOpen(page);
      await page.locator("dialog[open] [role=option]").first().click();
      await scanSale(stage);
      await toPayment(stage);
      await shot("payment-cash");
      for (const [name, label] of [
        ["card", "till.card"],
        ["qr", "pay.qr"],
        ["gift", "pay.gift"],
        ["wallet", "pay.wallet"],
        ["credit", "pay.credit"],
      ] as const) {
        const button = page.getByRole("button", { name: stage.say(label), exact: true });
        if ((await button.count()) === 0) continue;
        await button.click();
        await shot(`payment-${name}`);
      }
      await press("till.cash");
      await keys("Digit5", "Digit0", "Digit0");
      await shot("payment-part");
      await keys("Enter");
      await keys("Digit2", "Digit0", "Digit0", "Digit0", "Digit0");
      await shot("payment-mixed-change");
      await keys("Enter");
      await receiptThere(stage);
      await shot("receipt-change");
    },
  },
  {
    name: "terminal",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, keys, shot, press } = stage;
      await terminals(page, TERMINALS);
      await emptyTill(stage);
      await scanSale(stage, 2);
      await toPayment(stage);
      await keys("F7");
      await press(/Freedom POS/);
      await keys("Enter");
      await page.locator("main section[aria-label='Freedom POS']").waitFor();
      await shot("terminal-waiting");
      await page.getByText(stage.say("pay.declined")).waitFor();
      await shot("terminal-failed");
      await press(/Halyk POS/);
      await keys("Enter");
      await page.locator("main section[aria-label='Halyk POS']").waitFor();
      await shot("terminal-by-hand");
      await press("pay.saidUnknown");
      await page.getByText(stage.say("pay.unknownTitle")).waitFor();
      await shot("terminal-unknown");
      await press("pay.otherWay");
      await keys("F6");
      await shot("terminal-aside");
      await keys("Enter");
      await receiptThere(stage);
      await shot("receipt-exact");
      await keys("Enter");
      await page.getByRole("button", { name: say("pay.clearUp"), exact: true }).waitFor();
      await shot("till-payments-open");
      await open("/attention");
      await page.getByRole("list").first().waitFor();
      await shot("attention-concern");
      await open("/till");
      await press("pay.clearUp");
      await dialogOpen(page);
      await shot("till-clear-up");
      await press("pay.saidNo");
      await page.evaluate(() => localStorage.removeItem("terminals"));
    },
  },
];
