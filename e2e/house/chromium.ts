import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";

/** Where systems keep Chromium or Chrome. */
const wellKnown: readonly string[] = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of a browser to test with: `CHROMIUM_PATH`, then the system's, then Playwright's own download. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? "", ...wellKnown, chromium.executablePath()].find(
    (path) => path !== "" && existsSync(path),
  );

/** Path of a browser for a test; throws with what to do where there is none. */
export const chromiumPath = (): string => {
  const found = findChromium();
  if (found === undefined) throw new Error("No Chromium found: install it, or set CHROMIUM_PATH to one.");
  return found;
};

/** Finds Chromium or installs it, saying what it does; undefined when nothing helped. */
export const ensureChromium = (say: (message: string) => void): string | undefined => {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env.CI && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("No Chromium found: installing Debian's (apt-get install chromium).");
    run("apt-get", "update");
    run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  say("No Chromium found: downloading the one Playwright keeps (npx playwright install chromium).");
  run("npx", "playwright", "install", "chromium");
  return findChromium();
};

const run = (program: string, ...rest: string[]): void => {
  spawnSync(program, rest, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
};
