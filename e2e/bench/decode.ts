import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Page } from "playwright";
import { openPage, openProfile, servePages } from "../browser/pages.ts";
import { projectRoot } from "../house/source-tree.ts";
import { decodeTable, isRight, isWrong, type Reading } from "./decode-table.ts";
import { type Figure, median, percentile, ratioAtLeast, round } from "./figure.ts";
import type { DecodedByBoth } from "./page/decode.ts";

const PHOTOS = resolve(projectRoot, "../shared/data/barcodes");
const WASM = join(projectRoot, "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");

interface Photo {
  readonly file: string;
  readonly format: string;
  readonly expected: string | null;
}

/** The till's decoder against the other one on photos of codes, read in a browser; none where the photos are not there. */
export const decode = async (): Promise<readonly Figure[]> => {
  const photos = await readPhotos();
  if (photos === null) {
    console.error("decode: no photos in ../shared/data/barcodes, left out");
    return [];
  }
  const [wasm, js] = await readAll(photos);
  const right = (readings: readonly Reading[]): number => round((100 * count(readings)) / photos.length);
  const onlyJs = js.filter((reading, i) => isRight(reading) && !isRight(wasm[i] ?? reading));
  const onlyWasm = wasm.filter((reading, i) => isRight(reading) && !isRight(js[i] ?? reading));
  return [
    ratioAtLeast(
      {
        name: "photos of codes read right, zxing-wasm",
        value: right(wasm),
        unit: "%",
        against: { what: "@zxing/library, trying harder, on the same pixels", value: right(js) },
        detail: {
          photos: photos.length,
          wrong: { wasm: wasm.filter(isWrong).length, js: js.filter(isWrong).length },
          ms: { wasm: spread(wasm), js: spread(js) },
          readByOneOnly: { wasm: onlyWasm.length, js: onlyJs.map(({ folder }) => folder) },
          table: { wasm: decodeTable(wasm), js: decodeTable(js) },
        },
      },
      1,
    ),
  ];
};

const count = (readings: readonly Reading[]): number => readings.filter(isRight).length;

const spread = (readings: readonly Reading[]) => {
  const times = readings.map(({ ms }) => ms);
  return { p50: round(median(times)), p95: round(percentile(times, 0.95)) };
};

const readPhotos = async (): Promise<readonly Photo[] | null> => {
  const text = await readFile(join(PHOTOS, "manifest.json"), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as readonly Photo[]);
};

const readAll = async (photos: readonly Photo[]) => {
  const pages = await servePages("e2e/bench/page/decode.ts");
  const folder = await mkdtemp(join(tmpdir(), "saudaflow-decode-"));
  const browser = await openProfile(folder);
  try {
    const page = await openPage(browser, pages.url);
    await call(page, "open", (await readFile(WASM)).toString("base64"));
    const [wasm, js]: [Reading[], Reading[]] = [[], []];
    for (const { file, format, expected } of photos) {
      const png = (await readFile(join(PHOTOS, file))).toString("base64");
      const both = await call<DecodedByBoth>(page, "decode", png);
      const photo = { folder: dirname(file), format, expected };
      wasm.push({ ...photo, found: both.wasm.text, ms: both.wasm.ms });
      js.push({ ...photo, found: both.js.text, ms: both.js.ms });
    }
    return [wasm, js] as const;
  } finally {
    await browser.close();
    await pages.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const call = <T>(page: Page, name: "open" | "decode", text: string): Promise<T> =>
  page.evaluate(
    ([method, given]) =>
      (globalThis as unknown as { kit: Record<string, (of: string) => Promise<T>> }).kit[method]?.(given),
    [name, text] as const,
  ) as Promise<T>;
