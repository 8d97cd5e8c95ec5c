import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { chromiumPath } from "./chromium.ts";
import { projectRoot } from "./source-tree.ts";

/** Draws the PNG icons of the manifest from `public/icons/icon.svg`. Run it after changing the drawing. */
const folder = join(projectRoot, "public/icons");
const drawing = readFileSync(join(folder, "icon.svg"), "utf8");

/** A maskable icon is cut to a shape by the system: its ground fills the square, its sign stays within 80 %. */
const maskable = drawing
  .replace(/(<rect id="ground"[^>]*) rx="\d+"/, "$1")
  .replace(/(<rect[^>]*\/>)([\s\S]*)(<\/svg>)/, '$1<g transform="translate(51.2 51.2) scale(0.8)">$2</g>$3');

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, size, svg] of [
  ["icon-192", 192, drawing],
  ["icon-512", 512, drawing],
  ["maskable-512", 512, maskable],
] as const) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
