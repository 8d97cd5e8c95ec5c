import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { findChromium } from "../house/chromium.ts";

/** What the figures were taken on. */
export const machine = () => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? "",
  memoryGb: Math.round(totalmem() / 1e9),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
  chromium: chromiumVersion(),
});

const chromiumVersion = (): string => {
  const path = findChromium();
  return path === undefined ? "none" : execFileSync(path, ["--version"], { encoding: "utf8" }).trim();
};
