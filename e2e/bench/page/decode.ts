import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from "@zxing/library";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { readerOptions } from "../../../client/workers/code-reader.ts";
import type { CodeFormat } from "../../../client/workers/codes.ts";

/** What one decoder made of a picture: the text, or `null`, and how long it took. */
export interface Decoded {
  readonly text: string | null;
  readonly ms: number;
}

export interface DecodedByBoth {
  readonly wasm: Decoded;
  readonly js: Decoded;
}

const FORMATS: readonly CodeFormat[] = ["EAN13", "EAN8", "UPCA", "UPCE", "Code128", "DataMatrix", "QRCode"];

const hints = new Map<DecodeHintType, unknown>([
  [
    DecodeHintType.POSSIBLE_FORMATS,
    [
      BarcodeFormat.EAN_13,
      BarcodeFormat.EAN_8,
      BarcodeFormat.UPC_A,
      BarcodeFormat.UPC_E,
      BarcodeFormat.CODE_128,
      BarcodeFormat.DATA_MATRIX,
      BarcodeFormat.QR_CODE,
    ],
  ],
  [DecodeHintType.TRY_HARDER, true],
]);

const reader = new MultiFormatReader();
reader.setHints(hints);

/** Gets the compiled decoder ready; its bytes as base64, so that nothing is fetched while it is timed. */
const open = async (wasm: string): Promise<void> => {
  const wasmBinary = bytesOf(wasm).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
};

/** The picture (a PNG as base64) by both decoders, from the same pixels. */
const decode = async (png: string): Promise<DecodedByBoth> => {
  const bitmap = await createImageBitmap(new Blob([bytesOf(png)]));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (canvas === null) throw new Error("No canvas");
  canvas.drawImage(bitmap, 0, 0);
  const picture = canvas.getImageData(0, 0, width, height);
  const grey = greyOf(picture);
  const wasm = await timed(
    async () => (await readBarcodes(picture, readerOptions(FORMATS)))[0]?.text ?? null,
  );
  const js = await timed(async () => readByLibrary(grey, width, height));
  return { wasm, js };
};

Object.assign(window, { kit: { open, decode } });

const timed = async (task: () => Promise<string | null>): Promise<Decoded> => {
  const start = performance.now();
  const text = await task();
  return { text, ms: performance.now() - start };
};

/** The library throws for a picture without a code. */
const readByLibrary = (grey: Uint8ClampedArray, width: number, height: number): string | null => {
  const source = new RGBLuminanceSource(grey, width, height);
  try {
    return reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(source))).getText();
  } catch {
    return null;
  }
};

const greyOf = ({ data, width, height }: ImageData): Uint8ClampedArray => {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0; i < grey.length; i++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * i, 4 * i + 3);
    grey[i] = (306 * red + 601 * green + 117 * blue) >> 10;
  }
  return grey;
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
