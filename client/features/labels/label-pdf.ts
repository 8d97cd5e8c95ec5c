import { jsPDF } from "jspdf";
import { addPdfFonts, type PdfFonts, useType } from "../../documents/pdf-fonts.ts";
import { cellOf, type LabelMark, type LabelSize, SHEETS } from "./label-layout.ts";

const POINTS_PER_MM = 72 / 25.4;

/** Labels on as many pages as they take, each page a sheet of that size. */
export const labelsPdf = (
  labels: readonly (readonly LabelMark[])[],
  size: LabelSize,
  fonts: PdfFonts,
): ArrayBuffer => {
  const { width, height, columns, rows } = SHEETS[size];
  const cell = cellOf(size);
  const orientation = width > height ? "landscape" : "portrait";
  const pdf = new jsPDF({
    unit: "mm",
    format: [width, height],
    orientation,
    compress: true,
    putOnlyUsedFonts: true,
  });
  addPdfFonts(pdf, fonts);
  for (const [i, marks] of labels.entries()) {
    const place = i % (columns * rows);
    if (i > 0 && place === 0) pdf.addPage([width, height], orientation);
    const [x, y] = [(place % columns) * cell.width, Math.floor(place / columns) * cell.height];
    for (const mark of marks) draw(pdf, mark, x, y);
  }
  return pdf.output("arraybuffer");
};

const draw = (pdf: jsPDF, mark: LabelMark, x: number, y: number): void => {
  if (mark.type === "dark") {
    pdf.rect(x + mark.x, y + mark.y, mark.width, mark.height, "F");
    return;
  }
  useType(pdf, { points: mark.size * POINTS_PER_MM, style: mark.bold ? "bold" : "normal" });
  pdf.text(mark.text, x + mark.x, y + mark.y, { align: mark.align });
  if (!mark.struck) return;
  const middle = y + mark.y - mark.size * 0.3;
  pdf.setLineWidth(0.25);
  pdf.line(x + mark.x, middle, x + mark.x + pdf.getTextWidth(mark.text), middle);
};
