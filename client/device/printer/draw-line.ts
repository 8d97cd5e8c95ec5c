import type { DrawLine } from "./escpos.ts";

/** Letters of one width that every system has, with the letters of our languages in them. */
const FAMILY = "'Noto Sans Mono', 'DejaVu Sans Mono', Consolas, 'Courier New', monospace";

/** Dots of a row: as high as the printer's own. */
const ROW = 32;

/**
 * Draws a row of text black on white, each letter in its own cell, so that columns stand below each other as in the
 * printer's type whatever the font does.
 */
export const drawLine: DrawLine = ({ text, bold, tall }, { columns, dots }) => {
  const height = tall ? ROW * 2 : ROW;
  const canvas = new OffscreenCanvas(dots, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  const cell = dots / columns;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, dots, height);
  context.fillStyle = "#000000";
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.font = `${bold ? "700" : "400"} ${Math.floor(cell * 1.75)}px ${FAMILY}`;
  if (tall) context.scale(1, 2);
  for (const [i, sign] of [...text].entries())
    context.fillText(sign, (i + 0.5) * cell, ROW / 2 + 1, cell * 1.4);
  const { data } = context.getImageData(0, 0, dots, height);
  return { width: dots, height, data };
};
