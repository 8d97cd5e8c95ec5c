import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page } from "playwright";
import { openProfile, picture } from "../../support/browser.ts";
import { killBrowser } from "../../support/kill-browser.ts";
import type { ShopServer } from "../../support/shop-server.ts";
import { enrolTill, openTill } from "../../support/till-page.ts";
import type { Run } from "../experiment.ts";

/** A till in a browser process of its own, over a profile that can be copied, put back, and outlives kills. */
export interface TillBrowser {
  readonly folder: string;
  readonly page: () => Page;
  /** Starts the browser over the profile as it is and opens the till, signing in by PIN where it asks. */
  readonly open: () => Promise<Page>;
  /** The same in a browser that was launched already. */
  readonly openHere: () => Promise<Page>;
  /** Starts the browser with one blank page. */
  readonly launch: () => Promise<BrowserContext>;
  /** Makes a fresh profile the till of that code. */
  readonly enrol: (code: string) => Promise<Page>;
  /** SIGKILL to all its processes. */
  readonly kill: () => Promise<void>;
  /** As a person closes it. */
  readonly close: () => Promise<void>;
  readonly devtools: () => Promise<CDPSession>;
}

/** Told of every receipt as soon as it stands on the screen. */
export type ReceiptShown = (number: string) => void;

export const createTillBrowser = (
  run: Pick<Run, "atEnd">,
  shop: ShopServer,
  name: string,
  shown: ReceiptShown = () => undefined,
): TillBrowser => {
  const folder = join(shop.folder, name);
  let context: BrowserContext | null = null;
  let page: Page | null = null;
  const launch = async (): Promise<BrowserContext> => {
    context = await openProfile(folder);
    context.on("close", () => {
      context = null;
    });
    await context.exposeBinding("receiptShown", (_source, number: string) => shown(number));
    await context.addInitScript(NAMES_ARE_KEPT);
    await context.addInitScript(watchReceipts);
    return context;
  };
  const opened = (): BrowserContext => {
    if (context === null) throw new Error(`${name} is not open`);
    return context;
  };
  const close = async (): Promise<void> => {
    await context?.close();
    context = null;
  };
  run.atEnd(async () => {
    for (const [i, last] of (context?.pages() ?? []).entries()) await keepPicture(last, `last-${name}-${i}`);
    await close();
  });
  return {
    folder,
    launch,
    page: () => page as Page,
    open: async () => {
      page = await openTill(await launch(), shop);
      return page;
    },
    openHere: async () => {
      page = await openTill(opened(), shop);
      return page;
    },
    enrol: async (code) => {
      page = await enrolTill(await launch(), shop, code);
      return page;
    },
    kill: () => killBrowser(opened(), folder),
    close,
    devtools: async () => {
      const pages = opened().pages();
      return opened().newCDPSession(pages[0] ?? (await opened().newPage()));
    },
  };
};

declare global {
  interface Window {
    receiptShown?: (number: string) => Promise<void>;
  }
}

/** A loader that keeps the names of functions leaves calls of its helper in those that are sent to the page. */
const NAMES_ARE_KEPT = "globalThis.__name ??= (named) => named";

/** Runs in the page, before anything else: the harness, not the page, has to know what was shown. */
const watchReceipts = (): void => {
  const seen = new Set<string>();
  new MutationObserver(() => {
    for (const receipt of document.querySelectorAll('[aria-label^="Receipt T"]')) {
      const number = receipt.getAttribute("aria-label")?.replace("Receipt ", "") ?? "";
      if (seen.has(number)) continue;
      seen.add(number);
      void window.receiptShown?.(number);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"] });
};

/** A profile as it lies on disk; locks of a running browser are no part of it. */
export const copyProfile = async (from: string, to: string): Promise<void> => {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true, force: true, filter: (path) => !/Singleton\w+$/.test(path) });
};

/** Keeps what the till shows, for whoever looks into a violation. */
export const keepPicture = (page: Page, name: string): Promise<void> =>
  picture(page, `chaos-${name}`).catch(() => undefined);
