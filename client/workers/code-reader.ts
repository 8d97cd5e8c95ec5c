import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { CodeFormat, CodeReader, SeenCode } from "./codes.ts";
import { createFramePictures } from "./frame-picture.ts";

/**
 * The reader itself, wherever it runs: ZXing-C++ compiled to WebAssembly. The other ZXing, written in JavaScript, is no second
 * try behind it: on the photos of `bench decode` it reads one code that this one does not, misreads seven more, and takes seven
 * times as long.
 */
export const createCodeReader = (): CodeReader => {
  const pictureOf = createFramePictures();
  let options: ReaderOptions = {};

  const read: CodeReader["read"] = async (frame) => {
    const picture = await pictureOf(frame);
    const [found] = await readBarcodes(picture as unknown as ImageData, options);
    return found?.isValid === true ? ({ text: found.text, format: found.format } as SeenCode) : null;
  };
  return {
    open: async (formats, wasm) => {
      options = readerOptions(formats);
      await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
    },
    read,
    follow: async (frames, onSeen) => {
      for await (const frame of framesOf(frames)) {
        const seen = await read(frame);
        if (seen !== null) onSeen(seen);
      }
    },
  };
};

/** How hard the till looks: turned, small and faint codes too. */
export const readerOptions = (formats: readonly CodeFormat[]): ReaderOptions => ({
  formats: [...formats],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryDownscale: true,
});

/** Frames one by one; the camera itself drops those nobody was ready for. */
async function* framesOf(stream: ReadableStream<VideoFrame>): AsyncGenerator<VideoFrame> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
