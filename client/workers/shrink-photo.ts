import { err, ok, type Result } from "../../shared/lib/result.ts";
import { fitInto, PHOTO_BYTES, PHOTO_TRIES, type PhotoError } from "./photo.ts";

/** Draws and encodes a picture; the browser's canvas, passed in. */
export interface Darkroom {
  /** `null` when the bytes are no picture. */
  readonly open: (photo: Blob) => Promise<Picture | null>;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly encode: (
    size: { readonly width: number; readonly height: number },
    quality: number,
  ) => Promise<Blob>;
  readonly close: () => void;
}

/** The first try that is small enough. A picture that never is has no honest use in a list of goods. */
export const shrinkPhoto = async (photo: Blob, darkroom: Darkroom): Promise<Result<Blob, PhotoError>> => {
  const picture = await darkroom.open(photo);
  if (picture === null) return err({ type: "PhotoUnreadable" });
  try {
    for (const { side, quality } of PHOTO_TRIES) {
      const small = await picture.encode(fitInto(picture.width, picture.height, side), quality);
      if (small.size <= PHOTO_BYTES) return ok(small);
    }
    return err({ type: "PhotoUnreadable" });
  } finally {
    picture.close();
  }
};
