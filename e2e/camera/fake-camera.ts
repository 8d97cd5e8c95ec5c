import { writeFile } from "node:fs/promises";
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
  const colourless = Buffer.alloc(WIDTH * HEIGHT * 0.5, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), plane, colourless]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, frame, frame]));
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
