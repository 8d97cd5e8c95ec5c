/** A picture of greys as a decoder takes it: four equal bytes for each pixel. */
export interface GreyPicture {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** The brightness plane of a frame (YUV formats put it first) as a picture; `stride` bytes lie between two rows. */
export const greyOf = (
  plane: Uint8Array,
  stride: number,
  { width, height }: Pick<GreyPicture, "width" | "height">,
): GreyPicture => {
  const pixels = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = row * stride;
    const to = row * width;
    for (let column = 0; column < width; column++)
      pixels[to + column] = (plane[from + column] ?? 0) * 0x01_01_01_01;
  }
  return { data: new Uint8ClampedArray(pixels.buffer), width, height };
};
