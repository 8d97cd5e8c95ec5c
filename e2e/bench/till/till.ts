import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { openProfile, scan } from "../../support/browser.ts";
import { atMost, type Figure, median, percentile, round } from "../figure.ts";
import { installProbe, settled, takeTimes, watch } from "./probe.ts";
import { serveSite } from "./site.ts";

const PRODUCTS = 100_000;
const SCANS = 100;
/** What cashiers type: names in four languages, several words, codes, and the way back. */
const TYPED = [
  "milk 4",
  "сүт шай",
  "coffee 1234",
  "шоколад 77",
  "yogʻ",
  "құрт 90",
  "4870000",
  "sku-81",
  "сыр нан 1",
];
/** Frames as fast as they can be drawn: a screen's 60 per second would add a wait that has nothing to do with our code. */
const UNLIMITED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** From the key to the picture, in the till's own screen with 100,000 products. */
export const tillScreen = async (): Promise<readonly Figure[]> => {
  const site = await serveSite("e2e/bench/till/till.html");
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-bench-till-"));
  try {
    const free = await inTill(site.url, folder, UNLIMITED);
    const at60 = await inTill(site.url, folder, []);
    return [
      figure("scan to line painted", free.scans, at60.scans),
      figure("key to list painted", free.keys, at60.keys),
    ];
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
};

interface Taken {
  readonly times: readonly number[];
  readonly idle: number;
}

const figure = (name: string, free: Taken, at60: Taken): Figure =>
  atMost(
    {
      name: `${name}, ${PRODUCTS} products, p95`,
      value: round(percentile(free.times, 0.95)),
      unit: "ms",
      detail: {
        method:
          "key event's time stamp to the first task after the frame that shows it; frames not held to 60 a second",
        p50: round(median(free.times)),
        most: round(Math.max(...free.times)),
        keys: free.times.length,
        withoutChange: free.idle,
        waitingFor60HzFrames: { p50: round(median(at60.times)), p95: round(percentile(at60.times, 0.95)) },
      },
    },
    16,
  );

const inTill = async (
  url: string,
  folder: string,
  args: readonly string[],
): Promise<{ readonly scans: Taken; readonly keys: Taken }> => {
  const browser = await openProfile(folder, { args });
  try {
    const page = await browser.newPage();
    await installProbe(page);
    await page.goto(`${url}?products=${PRODUCTS}`);
    await page.getByRole("gridcell").first().waitFor();
    return { scans: await scanning(page), keys: await typing(page) };
  } finally {
    await browser.close();
  }
};

const scanning = async (page: Page): Promise<Taken> => {
  await watch(page, { selector: "li[aria-current=true]", code: "Enter" });
  for (let i = 0; i < SCANS; i++) {
    await scan(page, String(4_870_000_000_000 + ((i * 37) % 40) * 2_003));
    await settled(page);
  }
  return takeTimes(page);
};

const typing = async (page: Page): Promise<Taken> => {
  const session = await page.context().newCDPSession(page);
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox").first();
  await watch(page, { selector: "[role=grid]" });
  for (const text of TYPED) {
    await field.focus();
    for (const key of [...text, ...[...text].map(() => "Backspace")]) {
      // Slower than a scanner, or it would be taken for one.
      await page.waitForTimeout(60);
      if (key === "Backspace") await page.keyboard.press(key);
      else await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, code: "KeyI" });
      await settled(page);
    }
  }
  return takeTimes(page);
};
