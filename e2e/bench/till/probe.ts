import type { Page } from "playwright";

/** Where to look for what a key brings: the text of this element differs once it is drawn. */
export interface Watched {
  readonly selector: string;
  /** Only this key counts; any when left out. */
  readonly code?: string;
}

/**
 * Measures in the page, from the key event's own time stamp to the first task after the frame that shows what it brought: input, our
 * code, style, layout and paint included, nothing subtracted. Must be installed before the page's scripts, so that it hears keys first.
 */
export const installProbe = async (page: Page): Promise<void> => {
  await page.addInitScript({ content: "globalThis.__name = (named) => named;" }); // what tsx wraps functions in
  await page.addInitScript(runProbe);
};

/** Milliseconds of every key that changed what was watched since the last call; and how many changed nothing. */
export const takeTimes = (
  page: Page,
): Promise<{ readonly times: readonly number[]; readonly idle: number }> =>
  page.evaluate(() => {
    const { probe } = globalThis as unknown as { probe: Probe };
    const { times, idle } = probe;
    probe.times = [];
    probe.idle = 0;
    return { times, idle };
  });

export const watch = (page: Page, watched: Watched): Promise<void> =>
  page.evaluate((given) => {
    (globalThis as unknown as { probe: Probe }).probe.watched = given;
  }, watched);

/** Waits until the last key was judged. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !(globalThis as unknown as { probe: Probe }).probe.busy);
};

interface Probe {
  watched: Watched | null;
  times: number[];
  idle: number;
  busy: boolean;
}

const runProbe = (): void => {
  const probe: Probe = { watched: null, times: [], idle: 0, busy: false };
  Object.assign(globalThis, { probe });
  const afterPaint = new MessageChannel();
  const text = (): string => document.querySelector(probe.watched?.selector ?? "")?.textContent ?? "";
  const PATIENCE = 250;
  let started = 0;
  afterPaint.port1.onmessage = () => {
    probe.times.push(performance.now() - started);
    probe.busy = false;
  };
  addEventListener(
    "keydown",
    (event) => {
      const { watched } = probe;
      if (watched === null || (watched.code !== undefined && watched.code !== event.code)) return;
      const before = text();
      started = event.timeStamp;
      probe.busy = true;
      const look = (): void => {
        if (text() !== before) afterPaint.port2.postMessage(null);
        else if (performance.now() - started < PATIENCE) requestAnimationFrame(look);
        else {
          probe.idle++;
          probe.busy = false;
        }
      };
      requestAnimationFrame(look);
    },
    true,
  );
};
