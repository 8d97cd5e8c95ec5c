import { join } from "node:path";
import type { BrowserContext, Page } from "playwright";
import type { ServerAs } from "../../support/world.ts";

/** The shop's clock: server and tills go by it, and it can be put forward. Between that it runs as clocks do. */
export interface ShopClock {
  /** From now on it is that hour of the day, `16:00`, for every page given. */
  readonly put: (time: string, pages: readonly Page[]) => Promise<void>;
  /** Whatever is opened in that browser from now on goes by it. */
  readonly hangIn: (browser: BrowserContext) => Promise<void>;
  /** For a server that is started now. */
  readonly server: () => ServerAs;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Almaty, in minutes ahead of UTC. */
const ALMATY = 300;

/** Stands at midnight of tomorrow in Almaty: nothing that the machine itself dates lies ahead of it. */
export const openShopClock = (): ShopClock => {
  const here = Date.now() + ALMATY * MINUTE_MS;
  const midnight = here - (here % DAY_MS) + DAY_MS - ALMATY * MINUTE_MS;
  let ahead = midnight - Date.now();
  return {
    put: async (time, pages) => {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      ahead = midnight + (hours * 60 + minutes) * MINUTE_MS - Date.now();
      for (const page of pages)
        await page.evaluate((by) => {
          globalThis.shopAhead = by;
        }, ahead);
    },
    hangIn: async (browser) => void (await browser.addInitScript(replaceDate, ahead)),
    server: () => ({
      program: join("e2e", "journeys", "day", "server-at.ts"),
      env: { SHOP_AHEAD: String(ahead) },
    }),
  };
};

declare global {
  /** Milliseconds by which the shop's clock is ahead of the machine's. */
  var shopAhead: number;
}

/** Puts a `Date` in place of the real one that tells the shop's time. Self-contained: it is sent to the browser as text. */
export const replaceDate = (ahead: number): void => {
  const Real = Date;
  globalThis.shopAhead = ahead;
  const now = () => Real.now() + globalThis.shopAhead;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
};
