import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { subsetFont } from "./subset.ts";
import { readTrueType } from "./truetype.ts";

/**
 * Makes the fonts of `public/fonts` from a full Noto Sans (Debian: fonts-noto-core):
 * `npx tsx e2e/fonts/main.ts /usr/share/fonts/truetype/noto`
 */
const WANTED: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e], // Latin
  [0xa0, 0x17f], // and its relatives
  [0x18f, 0x18f], // Ə
  [0x259, 0x259], // ə
  [0x2bb, 0x2bc], // oʻ, gʻ and the Uzbek tutuq belgisi
  [0x400, 0x45f], // Cyrillic
  [0x490, 0x4ff], // Kazakh, Uzbek, Kyrgyz, Tatar …
  [0x2007, 0x200a], // figure and thin spaces
  [0x2010, 0x2014],
  [0x2018, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f], // the space of French-style grouping
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x20b8, 0x20b8], // ₸
  [0x20bd, 0x20bd], // ₽
  [0x2116, 0x2116], // №
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];
/** Noto Sans leaves the minus sign to Noto Sans Math; its en dash is as wide. */
const STANDS = new Map([[0x2212, 0x2013]]);

const codes = WANTED.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
const source = process.argv[2] ?? "/usr/share/fonts/truetype/noto";
const target = new URL("../../public/fonts/", import.meta.url).pathname;

mkdirSync(target, { recursive: true });
for (const name of ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"]) {
  const subset = subsetFont(readTrueType(readFileSync(join(source, name))), codes, STANDS);
  writeFileSync(join(target, name), subset);
  console.log(`${name}: ${subset.length} bytes, ${codes.length} characters`);
}
