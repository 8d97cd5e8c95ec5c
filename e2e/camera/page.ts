import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import { createCameraScanner } from "../../client/device/camera.ts";
import { readClock } from "../../client/device/clock.ts";
import type { CodeFormat, SeenCode } from "../../client/workers/codes.ts";
import { openCodeReader } from "../../client/workers/open-worker.ts";

/** What the camera test calls in the page. */
const cameraKit = {
  /** The first code the camera shows, or the name of why there is none. */
  scan: async (formats: readonly CodeFormat[]): Promise<SeenCode | string> => {
    const video = document.querySelector("video");
    if (video === null) throw new Error("No video");
    const scanner = createCameraScanner({ formats, openReader: openCodeReader, wasm, now: readClock });
    let found: (code: SeenCode) => void = () => {};
    const first = new Promise<SeenCode>((resolve) => {
      found = resolve;
    });
    const running = await scanner.start(video, found);
    if (!running.ok) return running.error.type;
    const code = await first;
    running.value.stop();
    return code;
  },
  /** Makes this browser like one that hands out no frames of a track. */
  withoutTrackProcessor: () => {
    Reflect.deleteProperty(globalThis, "MediaStreamTrackProcessor");
  },
};

declare global {
  interface Window {
    camera: typeof cameraKit;
  }
}

window.camera = cameraKit;
