import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { CodeFormat } from "../workers/codes.ts";
import { openCodeReader } from "../workers/open-worker.ts";
import { type CameraScanner, createCameraScanner } from "./camera.ts";
import { readClock } from "./clock.ts";

/** This browser's camera with the decoder from our own files. */
export const openCameraScanner = (formats: readonly CodeFormat[]): CameraScanner =>
  createCameraScanner({ formats, wasm, openReader: openCodeReader, now: readClock });
