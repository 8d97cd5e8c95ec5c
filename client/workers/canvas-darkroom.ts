import type { Darkroom } from "./shrink-photo.ts";

/** Decodes and encodes with the browser's own canvas; works in a worker. The photo is turned the right way up. */
export const canvasDarkroom: Darkroom = {
  open: async (photo) => {
    const bitmap = await createImageBitmap(photo, { imageOrientation: "from-image" }).catch(() => null);
    if (bitmap === null) return null;
    return {
      width: bitmap.width,
      height: bitmap.height,
      encode: async ({ width, height }, quality) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d");
        if (context === null) throw new Error("No canvas to draw on");
        context.imageSmoothingQuality = "high";
        context.fillStyle = "#fff";
        context.fillRect(0, 0, width, height);
        context.drawImage(bitmap, 0, 0, width, height);
        const webp = await canvas.convertToBlob({ type: "image/webp", quality });
        return webp.type === "image/webp" ? webp : canvas.convertToBlob({ type: "image/jpeg", quality });
      },
      close: () => bitmap.close(),
    };
  },
};
