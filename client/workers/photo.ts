import type { Result } from "../../shared/lib/result.ts";

/** The longest side of a kept photo in pixels, and its most bytes. */
export const PHOTO_SIDE = 1_024;
export const PHOTO_BYTES = 300 * 1_024;

export type PhotoError = { readonly type: "PhotoUnreadable" };

/** Makes photos small enough to keep on every device; off the main thread. */
export interface PhotoShrinker {
  /** WebP (JPEG where it cannot be made), at most `PHOTO_SIDE` and `PHOTO_BYTES`. */
  readonly shrink: (photo: Blob) => Promise<Result<Blob, PhotoError>>;
}

/** Width and height that fit into a square of `side`, never larger than they were. */
export const fitInto = (
  width: number,
  height: number,
  side: number,
): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, side / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/** What to try in turn until a photo is small enough: worse quality first, then fewer pixels. */
export const PHOTO_TRIES: readonly { readonly side: number; readonly quality: number }[] = [
  { side: PHOTO_SIDE, quality: 0.82 },
  { side: PHOTO_SIDE, quality: 0.65 },
  { side: 768, quality: 0.65 },
  { side: 512, quality: 0.6 },
  { side: 320, quality: 0.5 },
];
