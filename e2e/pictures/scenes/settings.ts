import { closeDialog, dialogOpen, type Scene } from "./scene.ts";

/** A long page is looked at screen by screen. */
const PARTS = ["shop", "branches", "staff", "devices"] as const;

export const SETTINGS: readonly Scene[] = [
  {
    name: "settings",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, shot, press } = stage;
      await open("/settings");
      await shot("settings");
      for (const [name, title] of [
        ["printer", "paper.printer"],
        ["terminals", "pay.terminals"],
        ["keys", "settings.keys"],
        ["sounds", "hands.sounds"],
      ] as const) {
        await page
          .getByRole("heading", { name: say(title), exact: true })
          .evaluate((heading) => heading.scrollIntoView());
        await shot(`settings-${name}`);
      }
      await press("pay.addTerminal");
      await dialogOpen(page);
      await page.locator("dialog[open] select").last().selectOption("simulator");
      await shot("settings-terminal");
      await closeDialog(stage);
      for (const part of PARTS) {
        await open(`/settings?part=${part}`);
        await shot(`settings-${part}`);
      }
      await press("settings.deviceAdd");
      await dialogOpen(page);
      await shot("settings-new-device");
      await closeDialog(stage);
      await open("/settings?part=staff");
      await press("settings.staffAdd");
      await dialogOpen(page);
      await shot("settings-new-person");
      await closeDialog(stage);
    },
  },
  {
    name: "shell",
    as: "owner",
    play: async (stage) => {
      const { page, say, open, shot, keys } = stage;
      await open("/attention");
      await shot("attention");
      await keys("Shift+Slash");
      await dialogOpen(page);
      await shot("keys");
      await closeDialog(stage);
      await keys("Alt+KeyS");
      await dialogOpen(page);
      await shot("switch");
      await closeDialog(stage);
      const strip = page.getByRole("complementary", { name: say("app.status") });
      await strip.getByRole("button").first().click();
      await dialogOpen(page);
      await shot("status");
      await closeDialog(stage);
      await strip.getByRole("button").last().click();
      await dialogOpen(page);
      await shot("menu");
      await page.getByRole("button", { name: say("hands.trainingStart") }).click();
      await page.getByText(say("hands.trainingBanner"), { exact: true }).waitFor();
      await shot("training");
      await page.getByRole("button", { name: say("hands.trainingLeave") }).click();
      await open("/neighbours");
      await shot("neighbours");
      await open("/neighbours?pair");
      await shot("pairing");
      await open("/nowhere");
      await shot("unknown-page");
    },
  },
];
