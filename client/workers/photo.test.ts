import { expect, test } from "vitest";
import { fitInto, PHOTO_BYTES } from "./photo.ts";
import { type Picture, shrinkPhoto } from "./shrink-photo.ts";

test.each([
  [4_000, 3_000, { width: 1_024, height: 768 }],
  [100, 50, { width: 100, height: 50 }],
  [9_000, 1, { width: 1_024, height: 1 }],
])("%d × %d fits", (width, height, size) => {
  expect(fitInto(width, height, 1_024)).toEqual(size);
});

const aDarkroom = (bytesPerPixel: number) => {
  const sizes: number[] = [];
  const picture: Picture = {
    width: 4_000,
    height: 4_000,
    encode: async ({ width, height }) => {
      sizes.push(width);
      return new Blob([new Uint8Array(Math.round(width * height * bytesPerPixel))]);
    },
    close: () => {},
  };
  return { sizes, darkroom: { open: async () => picture } };
};

test("tries until it is small enough", async () => {
  const { sizes, darkroom } = aDarkroom(0.5);
  const small = await shrinkPhoto(new Blob(), darkroom);
  expect(small.ok && small.value.size <= PHOTO_BYTES).toBe(true);
  expect(sizes).toEqual([1_024, 1_024, 768]);
});

test("what is no picture is refused by name", async () => {
  const error = { type: "PhotoUnreadable" };
  expect(await shrinkPhoto(new Blob(), { open: async () => null })).toEqual({ ok: false, error });
  expect(await shrinkPhoto(new Blob(), aDarkroom(50).darkroom)).toEqual({ ok: false, error });
});
