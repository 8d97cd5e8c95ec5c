import { SIZES } from "../../support/browser.ts";
import { dialogOpen, emptyTill, type Scene, scanSale, toPayment } from "./scene.ts";

export const GATES: readonly Scene[] = [
  {
    name: "setup",
    as: "stranger",
    play: async ({ page, shop, shot, keys, say, fill, press }) => {
      await page.goto(`${shop.url}/enrol`);
      await page.locator("form").waitFor();
      await shot("enrol");
      await page.locator("form input").fill("2345-6789");
      await press("enrol.join");
      await page.locator("[aria-invalid=true]").waitFor();
      await shot("enrol-wrong");
      await page.route("**/v1/setup", (route) => route.fulfill({ json: { needed: true } }));
      await page.goto(`${shop.url}/setup`);
      await page.getByRole("heading", { name: say("setup.shopTitle") }).waitFor();
      await shot("setup-shop");
      await fill("setup.organisation", "Дастархан");
      await fill("setup.branch", "Төле би көшесі");
      await keys("Enter");
      await page.getByRole("heading", { name: say("setup.ownerTitle") }).waitFor();
      await fill("setup.password", "дастархан");
      await keys("Enter");
      await shot("setup-owner");
      await fill("setup.name", "Айгүл Сапарова");
      await fill("setup.login", "aigul");
      await fill("setup.pin", "2580");
      await keys("Enter");
      await page.getByRole("heading", { name: say("setup.deviceTitle") }).waitFor();
      await shot("setup-device");
      await page.unroute("**/v1/setup");
    },
  },
  {
    name: "seller",
    as: "seller",
    play: async (stage) => {
      const { page, say, keys, scan, shot, shop, press, fill } = stage;
      await emptyTill(stage);
      await keys("Digit9", "Digit9", "Digit9", "Digit9");
      await scan(shop.codes[0] ?? "");
      await page.locator("main ol > li").first().waitFor({ state: "attached" });
      await keys("F3");
      await dialogOpen(page);
      await fill("tillmore.percentOff", "60");
      await fill("tillmore.reason", "Қаптамасы жыртық");
      await shot("discount-needs-manager");
      await keys("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await toPayment(stage);
      await keys("Enter");
      await dialogOpen(page);
      await shot("not-enough");
      await press("till.askManager");
      await shot("not-enough-manager");
      await page
        .getByRole("button", { name: say("ui.back"), exact: true })
        .last()
        .click();
      await keys("Escape");
      await emptyTill(stage);
      await keys("Control+Shift+KeyL");
      await page.getByRole("heading", { name: say("signin.who") }).waitFor();
      await shot("sign-in");
      await press("signin.someoneElse");
      await shot("sign-in-password");
      await press("signin.toPeople");
      await page.getByRole("button", { name: new RegExp(shop.seller.name) }).click();
      const form = page.getByRole("form");
      await form.and(page.locator(":focus")).waitFor();
      await keys(...[..."9999"].map((digit) => `Digit${digit}`), "Enter");
      await page.getByText(say("signin.wrongPin")).waitFor();
      await shot("sign-in-pin");
      await keys(...[...shop.seller.pin].map((digit) => `Digit${digit}`), "Enter");
      await page.getByRole("navigation").first().waitFor();
    },
  },
  {
    name: "display",
    as: "owner",
    play: async (stage) => {
      const { page, shop, say, keys, shot, how } = stage;
      await emptyTill(stage);
      const window = await page.context().newPage();
      await window.setViewportSize(SIZES[how.size]);
      await window.emulateMedia({ colorScheme: how.theme });
      await window.goto(`${shop.url}/display.html`);
      await window.getByText(say("paper.welcome")).waitFor();
      await shot("display-idle", window);
      await scanSale(stage);
      await window
        .locator("ol li")
        .nth(shop.codes.length - 1)
        .waitFor();
      await shot("display-sale", window);
      await toPayment(stage);
      await keys("Digit2", "Digit0", "Digit0", "Digit0", "Digit0", "Enter");
      await window.getByText(say("paper.thanks")).waitFor();
      await shot("display-paid", window);
      await window.close();
    },
  },
];
