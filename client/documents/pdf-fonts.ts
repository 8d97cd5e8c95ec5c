import type { jsPDF } from "jspdf";
import { toBase64 } from "../device/base64.ts";

/** The font files, with every letter of our languages; see `public/fonts`. */
export interface PdfFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface PdfType {
  readonly points: number;
  readonly style: "normal" | "bold";
}

const FAMILY = "receipt";

export const addPdfFonts = (pdf: jsPDF, { regular, bold }: PdfFonts): void => {
  for (const [style, bytes] of [
    ["normal", regular],
    ["bold", bold],
  ] as const) {
    const file = `${FAMILY}-${style}.ttf`;
    pdf.addFileToVFS(file, toBase64(bytes));
    pdf.addFont(file, FAMILY, style);
  }
};

export const useType = (pdf: jsPDF, { points, style }: PdfType): void => {
  pdf.setFont(FAMILY, style);
  pdf.setFontSize(points);
};
