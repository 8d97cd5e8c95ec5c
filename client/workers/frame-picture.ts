import type { CameraFrame } from "./codes.ts";
import { type GreyPicture, greyOf } from "./luminance.ts";

/** Turns frames into pictures, keeping its memory from one to the next. Closes each frame. */
export const createFramePictures = (): ((frame: CameraFrame) => Promise<GreyPicture>) => {
  let plane = new Uint8Array(0);
  let canvas: OffscreenCanvasRenderingContext2D | null = null;

  const copyBrightness = async (frame: VideoFrame): Promise<GreyPicture> => {
    const rect = frame.visibleRect ?? undefined;
    const options = rect === undefined ? {} : { rect };
    const size = frame.allocationSize(options);
    if (plane.length < size) plane = new Uint8Array(size);
    const [brightness] = await frame.copyTo(plane, options);
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    const { offset, stride } = brightness ?? { offset: 0, stride: width };
    return greyOf(plane.subarray(offset), stride, { width, height });
  };
  const draw = (frame: CameraFrame): GreyPicture => {
    const [width, height] =
      "displayWidth" in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
    if (canvas?.canvas.width !== width || canvas.canvas.height !== height)
      canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (canvas === null) throw new Error("No canvas to draw frames on");
    canvas.drawImage(frame, 0, 0);
    return canvas.getImageData(0, 0, width, height) as GreyPicture;
  };
  return async (frame) => {
    try {
      const isPlanar = "format" in frame && BRIGHTNESS_FIRST.test(frame.format ?? "");
      return isPlanar ? await copyBrightness(frame as VideoFrame) : draw(frame);
    } finally {
      frame.close();
    }
  };
};

/** Eight-bit formats whose first plane is brightness alone. */
const BRIGHTNESS_FIRST = /^(I420A?|I422|I444|NV12)$/;
