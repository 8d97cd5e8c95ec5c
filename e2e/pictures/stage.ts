import type { Locator, Page } from "playwright";
import { en, type MessageArgs, type MessageKey, type Messages } from "../../shared/i18n/en.ts";
import { kk } from "../../shared/i18n/kk.ts";
import { SIZES } from "../support/browser.ts";
import { scan } from "../support/scanner.ts";
import { type Fault, faultsOf, keepPicture } from "./faults.ts";
import { type Look, lookName } from "./look.ts";
import type { DemoShop } from "./shop.ts";

/** One browser of the demo shop in one look: where a scene plays, in that look's words. */
export interface Stage {
  readonly page: Page;
  readonly shop: DemoShop;
  readonly how: Look;
  readonly say: <Key extends MessageKey>(key: Key, ...args: MessageArgs<Key>) => string;
  /** Loads the address anew; what was open there before is gone. */
  readonly open: (path: string) => Promise<void>;
  /** Keeps a picture of what is shown now, here or in another window, and notes what is wrong with it. */
  readonly shot: (name: string, window?: Page) => Promise<void>;
  /** Presses keys as a hand does, one after another. */
  readonly keys: (...combos: readonly string[]) => Promise<void>;
  readonly scan: (...codes: readonly string[]) => Promise<void>;
  /** Presses the first button, tab or choice that says so. */
  readonly press: (label: MessageKey | RegExp) => Promise<void>;
  readonly fill: (label: MessageKey, text: string) => Promise<void>;
}

/** A hand holds a key longer than a scanner does; what comes within 80 ms of a scan is taken for it. */
const HAND_MS = 100;

export const createStage = (page: Page, shop: DemoShop, how: Look, faults: Fault[]): Stage => {
  const messages: Messages = how.language === "kk" ? kk : en;
  const say: Stage["say"] = (key, ...args) => {
    const message: string | ((...values: never[]) => string) = messages[key];
    return typeof message === "string" ? message : message(...(args as never[]));
  };
  const named = (label: MessageKey | RegExp) =>
    typeof label === "string"
      ? { name: (say as (key: MessageKey) => string)(label), exact: true }
      : { name: label };
  return {
    page,
    shop,
    how,
    say,
    open: async (path) => {
      await page.goto("about:blank");
      await page.goto(`${shop.url}${path}`, { waitUntil: "networkidle" });
      await page.locator("main > *, form").first().waitFor();
      await settled(page);
    },
    shot: async (name, window = page) => {
      await settled(window);
      const picture = `${name}-${lookName(how)}`;
      await keepPicture(window, picture);
      for (const fault of await faultsOf(window, how)) faults.push(`${picture}: ${fault}`);
    },
    keys: async (...combos) => {
      for (const combo of combos) await page.keyboard.press(combo, { delay: HAND_MS });
    },
    scan: async (...codes) => {
      for (const code of codes) await scan(page, code);
    },
    press: async (label) => {
      const control = pressable(page, named(label));
      await control.click();
    },
    fill: (label, text) =>
      page
        .getByLabel(named(label).name, { exact: true })
        .and(page.locator("input, textarea"))
        .filter({ visible: true })
        .first()
        .fill(text),
  };
};

/** Turns the page to that size, light and language; what it had open is gone. */
export const turnTo = async (page: Page, { size, theme, language, large = false }: Look): Promise<void> => {
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: theme });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", {
    enabled: size !== "desktop",
    maxTouchPoints: 5,
  });
  await page.evaluate(
    ([chosen, type]) => {
      localStorage.setItem("language", chosen);
      localStorage.setItem("type-size", type);
    },
    [language, large ? "large" : "usual"] as const,
  );
};

const pressable = (page: Page, name: { readonly name: string | RegExp; readonly exact?: boolean }): Locator =>
  page
    .getByRole("button", name)
    .or(page.getByRole("tab", name))
    .or(page.getByRole("radio", name))
    .or(page.getByRole("link", name))
    .filter({ visible: true })
    .first();

/** Letters and lazy parts are there, and nothing moves any more. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  });
