import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { barcodeKey } from "../../shared/domain/catalog/barcode.ts";
import { readerOptions } from "./code-reader.ts";

const root = resolve(import.meta.dirname, "../..");
const photos = resolve(root, "../shared/data/barcodes");
const isHere = existsSync(join(photos, "manifest.json"));

interface Photo {
  readonly file: string;
  readonly expected: string | null;
}

test.skipIf(!isHere)("of photos of codes the till's decoder reads most and misreads hardly any", async () => {
  const wasm = readFileSync(join(root, "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  const options = readerOptions(["EAN13", "EAN8", "UPCA", "UPCE", "Code128", "DataMatrix", "QRCode"]);
  const list = JSON.parse(readFileSync(join(photos, "manifest.json"), "utf8")) as readonly Photo[];
  const [right, wrong, imagined]: [string[], string[], string[]] = [[], [], []];
  for (const { file, expected } of list) {
    const [found] = await readBarcodes(new Uint8Array(readFileSync(join(photos, file))), options);
    if (expected === null) imagined.push(...(found === undefined ? [] : [file]));
    else if (found !== undefined) (isSame(expected, found.text) ? right : wrong).push(file);
  }
  const codes = list.filter(({ expected }) => expected !== null).length;
  expect(right.length / codes).toBeGreaterThan(0.7);
  expect(wrong.length).toBeLessThanOrEqual(2);
  expect(imagined).toEqual([]);
});

const isSame = (a: string, b: string): boolean =>
  a.trim().replaceAll("\r", "") === b.trim().replaceAll("\r", "") ||
  (barcodeKey(a) !== undefined && barcodeKey(a) === barcodeKey(b));
