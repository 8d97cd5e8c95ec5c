import type { Locator, Page } from "playwright";
import { scan } from "../../support/scanner.ts";

/** What a task cost. */
export interface Spent {
  readonly scans: number;
  /** A chord is one; typed text is one a character. */
  readonly keys: number;
  readonly clicks: number;
  /** From the first key to the till being ready, less what only the pace of hands took. */
  readonly milliseconds: number;
}

/** A cashier with a scanner and a keyboard, and no mouse. */
export interface Hands {
  readonly page: Page;
  readonly scan: (code: string) => Promise<void>;
  /** One key or chord, as Playwright names it. */
  readonly press: (combo: string) => Promise<void>;
  /** Every character is a key. */
  readonly type: (text: string) => Promise<void>;
  /** Looks until it is there, as one does before the next key. */
  readonly see: (what: Locator) => Promise<void>;
  /** What was spent since the last time this was asked. */
  readonly spent: () => Promise<Spent>;
}

/** What comes quicker from a keyboard is taken for a scanner. */
const BETWEEN_KEYS_MS = 45;
const BEFORE_SCAN_MS = 120;

interface Watch {
  first: number | null;
  clicks: number;
}

/** Watches the page from its next load on: when the first key came, and whether anything was clicked. */
export const giveHands = async (page: Page): Promise<Hands> => {
  await page.addInitScript({ content: "globalThis.__name = (named) => named;" }); // what tsx wraps functions in
  await page.addInitScript(watchHands);
  let [scans, keys, paced] = [0, 0, 0];
  const pace = async (milliseconds: number): Promise<void> => {
    paced += milliseconds;
    await page.waitForTimeout(milliseconds);
  };
  let isKeyLast = false;
  const press = async (combo: string): Promise<void> => {
    if (isKeyLast) await pace(BETWEEN_KEYS_MS);
    keys += 1;
    isKeyLast = true;
    await page.keyboard.press(combo);
  };
  return {
    page,
    press,
    scan: async (code) => {
      if (isKeyLast) await pace(BEFORE_SCAN_MS);
      isKeyLast = false;
      scans += 1;
      await scan(page, code);
    },
    type: async (text) => {
      for (const character of text) await press(character === " " ? "Space" : character);
    },
    see: (what) => what.first().waitFor(),
    spent: async () => {
      const { now, first, clicks } = await page.evaluate(takeWatch);
      const milliseconds = now - (first ?? now) - paced;
      const taken = { scans, keys, clicks, milliseconds };
      [scans, keys, paced, isKeyLast] = [0, 0, 0, false];
      return taken;
    },
  };
};

const watchHands = (): void => {
  const hands: Watch = { first: null, clicks: 0 };
  Object.assign(globalThis, { hands });
  addEventListener("keydown", ({ timeStamp }) => (hands.first ??= timeStamp), true);
  addEventListener("pointerdown", () => hands.clicks++, true);
};

const takeWatch = () => {
  const { hands } = globalThis as unknown as { hands: Watch };
  const taken = { ...hands, now: performance.now() };
  hands.first = null;
  hands.clicks = 0;
  return taken;
};
