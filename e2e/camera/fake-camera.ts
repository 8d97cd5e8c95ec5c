import { rename, writeFile } from "node:fs/promises";
import type { Locator } from "playwright";
import { qrRuns } from "../../client/documents/qr.ts";

/** Launch flags of a browser whose camera shows a file; asking for it is granted. */
export const fakeCameraFlags = (file: string): readonly string[] => [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${file}`,
];

const WIDTH = 1280;
const HEIGHT = 720;
const WHITE = 225;
const BLACK = 30;
const DESK = 120;

/**
 * Writes what a camera sees of a screen that shows `text` as a QR code: held a little askew, on a grey desk. The file is
 * read whenever a page opens the camera, so it may be written anew while the browser runs.
 */
export const showToCamera = async (file: string, text: string | null): Promise<void> => {
  const brightness = text === null ? () => DESK : screenWith(text);
  const plane = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) plane[y * WIDTH + x] = brightness(x, y) + ((x * 7 + y * 13) % 9);
  await writeFrames(file, plane);
};

/** Put in place at once: a camera may be opened at any moment. */
const writeFrames = async (file: string, brightness: Uint8Array): Promise<void> => {
  const colourless = Buffer.alloc(WIDTH * HEIGHT * 0.5, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), brightness, colourless]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(`${file}.new`, Buffer.concat([head, frame, frame]));
  await rename(`${file}.new`, file);
};

const TILT = 0.12; // radians

const screenWith = (text: string): ((x: number, y: number) => number) => {
  const { size, runs } = qrRuns(text);
  const dark = new Set(
    runs.flatMap(({ row, column, length }) => Array.from({ length }, (_, i) => row * size + column + i)),
  );
  const module = (HEIGHT * 0.6) / size;
  const quiet = 4;
  return (x, y) => {
    const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2];
    const column = (dx * Math.cos(TILT) + dy * Math.sin(TILT)) / module + size / 2;
    const row = (dy * Math.cos(TILT) - dx * Math.sin(TILT)) / module + size / 2;
    if (Math.min(row, column) < -quiet || Math.max(row, column) > size + quiet) return DESK;
    if (Math.min(row, column) < 0 || Math.max(row, column) >= size) return WHITE;
    return dark.has(Math.floor(row) * size + Math.floor(column)) ? BLACK : WHITE;
  };
};

/** Lets a camera see a part of another browser's screen as it is drawn there, at an arm's length. */
export const showScreenToCamera = async (file: string, part: Locator): Promise<void> => {
  await part.waitFor();
  const png = (await part.screenshot()).toString("base64");
  const plane = await part.page().evaluate(brightnessOf, { png, width: WIDTH, height: HEIGHT, desk: DESK });
  await writeFrames(file, Buffer.from(plane, "base64"));
};

/** Runs in the page: the picture in the middle of a grey desk, two thirds as high as the camera's, as one byte a pixel. */
const brightnessOf = async (seen: {
  readonly png: string;
  readonly width: number;
  readonly height: number;
  readonly desk: number;
}): Promise<string> => {
  const bytes = Uint8Array.from(atob(seen.png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(seen.width, seen.height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("No canvas");
  context.fillStyle = `rgb(${seen.desk} ${seen.desk} ${seen.desk})`;
  context.fillRect(0, 0, seen.width, seen.height);
  const side = (seen.height * 2) / 3;
  context.drawImage(picture, (seen.width - side) / 2, (seen.height - side) / 2, side, side);
  const { data } = context.getImageData(0, 0, seen.width, seen.height);
  let text = "";
  for (let i = 1; i < data.length; i += 4) text += String.fromCharCode(data[i] ?? 0);
  return btoa(text);
};
