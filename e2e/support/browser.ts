import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import { ALONE, LINKED } from "../browser/links.ts";
import { chromiumPath } from "../house/chromium.ts";
import { projectRoot } from "../house/source-tree.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface ProfileOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  readonly locale?: string;
  readonly args?: readonly string[];
  /** Whether it may link to other tills directly; each till is alone unless a journey is about that. */
  readonly linked?: boolean;
}

/** A browser with a profile folder of its own, which outlives it: closing and opening again is a restart. */
export const openProfile = (folder: string, options: ProfileOptions = {}): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    headless: true,
    args: [...FLAGS, ...(options.linked === true ? LINKED : ALONE), ...(options.args ?? [])],
    viewport: options.viewport ?? { width: 1366, height: 768 },
    colorScheme: options.colorScheme ?? "light",
    locale: options.locale ?? "en-GB",
    timezoneId: "Asia/Almaty",
  });

/** The three sizes every screen is looked at in. */
export const SIZES = {
  desktop: { width: 1366, height: 768 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;

/** Keeps a picture among the test's output. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = join(projectRoot, "test-results", "pictures");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** Types as a HID scanner does: a burst of keys and Enter, with no field in focus. */
export const scan = async (page: Page, code: string): Promise<void> => {
  for (const key of code) await page.keyboard.press(key === " " ? "Space" : key);
  await page.keyboard.press("Enter");
};

/** The browser holds the whole app: from now on it opens with no server. A page that is just being left does not disturb it. */
export const installed = async (page: Page): Promise<void> => {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
};
