import { jsPDF } from "jspdf";
import { type Block, PAPER_MARGIN, PAPER_WIDTH, type PaperWidth, QR_SIDE, type TextSize } from "./paper.ts";
import { addPdfFonts, type PdfFonts, type PdfType, useType } from "./pdf-fonts.ts";
import { qrRuns } from "./qr.ts";

/** A PDF of one page, as wide as the roll and as long as it needs. Its text can be searched and copied. */
export const paperPdf = (
  blocks: readonly Block[],
  fonts: PdfFonts,
  title: string,
  width: PaperWidth = PAPER_WIDTH,
): ArrayBuffer => {
  const pdf = new jsPDF({
    unit: "mm",
    format: [width, width],
    compress: true,
    putOnlyUsedFonts: true,
  });
  pdf.setProperties({ title });
  addPdfFonts(pdf, fonts);
  const placed = placeBlocks({ pdf, width }, blocks);
  pdf.internal.pageSize.height = placed.height;
  for (const mark of placed.marks) draw({ pdf, width }, mark);
  return pdf.output("arraybuffer");
};

/** Something on the page, in mm from its upper left corner; text stands on its baseline. */
type Mark =
  | {
      readonly type: "text";
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly points: number;
      readonly style: PdfType["style"];
      readonly align: "left" | "center" | "right";
    }
  | { readonly type: "rule"; readonly y: number }
  | { readonly type: "qr"; readonly payload: string; readonly y: number };

const POINTS: Readonly<Record<TextSize, number>> = { small: 8, normal: 9, large: 13 };
const MM_PER_POINT = 25.4 / 72;
const LEADING = 1.35;
/** Baseline below the top of a line, as a share of its height. */
const BASELINE = 0.76;
const GAP = 2;
const PAIR_GAP = 3;
const INDENT = 3;

/** The page being filled, and how wide its roll is. */
interface Roll {
  readonly pdf: jsPDF;
  readonly width: PaperWidth;
}

const innerOf = ({ width }: Roll): number => width - 2 * PAPER_MARGIN;

const placeBlocks = (
  roll: Roll,
  blocks: readonly Block[],
): { readonly marks: readonly Mark[]; readonly height: number } => {
  const marks: Mark[] = [];
  let y = PAPER_MARGIN;
  for (const block of blocks) {
    const placed = placeBlock(roll, block, y);
    marks.push(...placed.marks);
    y += placed.height;
  }
  return { marks, height: y + PAPER_MARGIN };
};

interface Placed {
  readonly marks: readonly Mark[];
  readonly height: number;
}

const placeBlock = (roll: Roll, block: Block, y: number): Placed => {
  const inner = innerOf(roll);
  switch (block.type) {
    case "text": {
      const type = typeOf(block);
      const isCentred = block.align === "center";
      const x = isCentred ? roll.width / 2 : PAPER_MARGIN;
      return placeLines(wrap(roll, block.text, inner, type), y, {
        ...type,
        x,
        align: isCentred ? "center" : "left",
      });
    }
    case "pair": {
      const type = typeOf(block);
      const end = placeLines([block.right], y, { ...type, x: roll.width - PAPER_MARGIN, align: "right" });
      const indent = block.indent === true ? INDENT : 0;
      const room = inner - indent - PAIR_GAP - widthOf(roll.pdf, block.right, type);
      const start = placeLines(wrap(roll, block.left, room, type), y, {
        ...type,
        x: PAPER_MARGIN + indent,
        align: "left",
      });
      return { marks: [...start.marks, ...end.marks], height: Math.max(start.height, end.height) };
    }
    case "rule":
      return { marks: [{ type: "rule", y: y + GAP }], height: 2 * GAP };
    case "gap":
      return { marks: [], height: GAP };
    case "qr":
      return { marks: [{ type: "qr", payload: block.payload, y: y + 1 }], height: QR_SIDE + 2 };
  }
};

const typeOf = ({
  size = "normal",
  bold = false,
}: {
  readonly size?: TextSize;
  readonly bold?: boolean;
}): PdfType => ({
  points: POINTS[size],
  style: bold ? "bold" : "normal",
});

const placeLines = (
  lines: readonly string[],
  top: number,
  at: PdfType & { readonly x: number; readonly align: "left" | "center" | "right" },
): Placed => {
  const height = at.points * MM_PER_POINT * LEADING;
  const marks = lines.map(
    (text, i): Mark => ({ type: "text", text, ...at, y: top + height * (i + BASELINE) }),
  );
  return { marks, height: height * lines.length };
};

const wrap = (roll: Roll, text: string, width: number, type: PdfType): readonly string[] => {
  useType(roll.pdf, type);
  const room = Math.max(width, innerOf(roll) / 4);
  return text === "" ? [] : (roll.pdf.splitTextToSize(text, room) as string[]);
};

const widthOf = (pdf: jsPDF, text: string, type: PdfType): number => {
  useType(pdf, type);
  return pdf.getTextWidth(text);
};

const draw = ({ pdf, width }: Roll, mark: Mark): void => {
  if (mark.type === "text") {
    useType(pdf, mark);
    pdf.text(mark.text, mark.x, mark.y, { align: mark.align });
  } else if (mark.type === "rule") {
    pdf.setLineWidth(0.2);
    pdf.setLineDashPattern([0.8, 0.8], 0);
    pdf.line(PAPER_MARGIN, mark.y, width - PAPER_MARGIN, mark.y);
  } else drawQr({ pdf, width }, mark.payload, mark.y);
};

const QUIET = 4;

const drawQr = ({ pdf, width }: Roll, payload: string, top: number): void => {
  const { size, runs } = qrRuns(payload);
  const unit = QR_SIDE / (size + 2 * QUIET);
  const left = (width - QR_SIDE) / 2;
  for (const { row, column, length } of runs)
    pdf.rect(left + (column + QUIET) * unit, top + (row + QUIET) * unit, length * unit, unit, "F");
};
