import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { type Block, ROLLS } from "../../documents/paper.ts";
import { PAGE_NUMBERS, printable } from "./letters.ts";
import { type PaperLine, paperLines } from "./paper-lines.ts";
import type { PrinterSettings } from "./printer-settings.ts";

/** A picture as a browser has it: four bytes a dot. */
export interface DrawnLine {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Draws a row of text in letters of one width, as wide as the paper, for what a code page cannot say. */
export type DrawLine = (
  line: { readonly text: string; readonly bold: boolean; readonly tall: boolean },
  roll: { readonly columns: number; readonly dots: number },
) => DrawnLine;

type Chosen = Pick<PrinterSettings, "paperWidth" | "letters" | "pageNumber">;

/** Paper as a receipt printer takes it (ESC/POS), cut at its end. */
export const receiptBytes = (blocks: readonly Block[], chosen: Chosen, drawLine: DrawLine): Uint8Array => {
  const roll = ROLLS[chosen.paperWidth];
  const encoder = encoderFor(chosen).initialize();
  if (chosen.letters !== "picture") encoder.codepage(chosen.letters);
  for (const line of paperLines(blocks, roll.columns)) addLine(encoder, line, chosen, roll, drawLine);
  return encoder.newline(4).cut("partial").encode();
};

/** Opens the cash drawer that hangs on the printer. */
export const drawerBytes = (chosen: Chosen): Uint8Array => encoderFor(chosen).pulse(0, 100, 500).encode();

const encoderFor = ({ paperWidth, letters, pageNumber }: Chosen): ReceiptPrinterEncoder =>
  new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns: ROLLS[paperWidth].columns,
    imageMode: "raster",
    feedBeforeCut: 0,
    codepageMapping:
      letters === "picture" ? { cp437: 0 } : { [letters]: pageNumber ?? PAGE_NUMBERS[letters] },
  });

/** Dots of a module of the square code: read by any phone, and small enough to spare paper. */
const QR_MODULE = 5;

const addLine = (
  encoder: ReceiptPrinterEncoder,
  line: PaperLine,
  { letters }: Chosen,
  roll: { readonly columns: number; readonly dots: number },
  drawLine: DrawLine,
): void => {
  switch (line.type) {
    case "gap":
      encoder.newline();
      return;
    case "rule":
      encoder.line("-".repeat(roll.columns));
      return;
    case "qr":
      encoder
        .align("center")
        .qrcode(line.payload, { model: 2, size: QR_MODULE, errorlevel: "m" })
        .align("left");
      return;
    case "text": {
      const text = printable(line.text, letters);
      if (text === null || [...text].length > roll.columns) addDrawn(encoder, drawLine(line, roll));
      else
        encoder
          .bold(line.bold)
          .height(line.tall ? 2 : 1)
          .line(text)
          .height(1)
          .bold(false);
    }
  }
};

const addDrawn = (encoder: ReceiptPrinterEncoder, { width, height, data }: DrawnLine): void => {
  encoder.image(
    { width, height, data },
    { width, height, algorithm: "threshold", threshold: 128, mode: "raster" },
  );
};
