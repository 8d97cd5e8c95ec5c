import type { DrawnCode } from "./label-code.ts";

/** Sizes of labels: a roll of single ones, and a sheet of 24. Millimetres. */
export const LABEL_SIZES = ["58x40", "a4"] as const;

export type LabelSize = (typeof LABEL_SIZES)[number];

export interface Sheet {
  /** Of the paper. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

export const SHEETS: Readonly<Record<LabelSize, Sheet>> = {
  "58x40": { width: 58, height: 40, columns: 1, rows: 1 },
  a4: { width: 210, height: 297, columns: 3, rows: 8 },
};

/** What stands on a label, ready to be read. */
export interface LabelText {
  readonly name: string;
  readonly price: string;
  /** Crossed out; empty when there is none. */
  readonly oldPrice: string;
  /** `per 1 kg`; empty for goods sold by the piece. */
  readonly per: string;
  /** Empty to leave it out. */
  readonly date: string;
  readonly code: DrawnCode | null;
}

/** Something on a label, in mm from its upper left corner; text stands on its baseline. */
export type LabelMark =
  | {
      readonly type: "text";
      readonly text: string;
      readonly x: number;
      readonly y: number;
      /** Height of the letters' body, mm. */
      readonly size: number;
      readonly bold: boolean;
      readonly align: "left" | "right" | "center";
      readonly struck: boolean;
    }
  | {
      readonly type: "dark";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

const MARGIN = 2.5;
const NAME = 3.6;
const LEADING = 1.2;
const SMALL = 2.6;
/** Letters are about so wide, as a share of their size: there is no ruler where labels are laid out. */
const LETTER = 0.56;
const BOLD_LETTER = 0.65;
/** Thinnest module a scanner reads off an office printer, mm. */
const THINNEST = 0.25;

/** A label of that size laid out: name above, price large, code below. */
export const layoutLabel = (label: LabelText, size: LabelSize): readonly LabelMark[] => {
  const { width, height } = cellOf(size);
  const inner = width - 2 * MARGIN;
  const names = wrapName(label.name, Math.floor(inner / (NAME * BOLD_LETTER)));
  const marks: LabelMark[] = names.map((text, i) =>
    aText(text, MARGIN, MARGIN + NAME * (0.8 + i * LEADING), NAME, { bold: true }),
  );
  const top = MARGIN + NAME * LEADING * 2;
  const code = label.code;
  const square = code?.isSquare === true ? Math.min(height - top - MARGIN, 20) : 0;
  const room = inner - (square === 0 ? 0 : square + 1);
  const price = Math.min(10.5, room / (Math.max(5, label.price.length) * LETTER));
  const base = top + price * 0.85;
  marks.push(aText(label.price, MARGIN, base, price, { bold: true }));
  let y = base + SMALL * 1.3;
  if (label.oldPrice !== "") {
    marks.push(aText(label.oldPrice, MARGIN, y, SMALL * 1.3, { struck: true }));
    if (label.per !== "") marks.push(aText(label.per, MARGIN + room, y, SMALL, { align: "right" }));
    y += SMALL * 1.2;
  } else if (label.per !== "") {
    marks.push(aText(label.per, MARGIN, y, SMALL));
    y += SMALL * 1.2;
  }
  const foot = height - MARGIN;
  if (code?.isSquare === true)
    marks.push(
      ...drawn(code, { x: width - MARGIN - square, y: foot - square, width: square, height: square }),
    );
  else if (code !== null)
    marks.push(...barMarks(code, { x: MARGIN, y, width: inner, height: foot - y }, label.date));
  if (label.date !== "" && code?.isSquare !== false) marks.push(aText(label.date, MARGIN, foot, SMALL));
  return marks;
};

/** Size of one label on its sheet. */
export const cellOf = (size: LabelSize): { readonly width: number; readonly height: number } => {
  const { width, height, columns, rows } = SHEETS[size];
  return { width: width / columns, height: height / rows };
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bars with their number below, the date at its other end. */
const barMarks = (code: DrawnCode, box: Box, date: string): readonly LabelMark[] => {
  const module = Math.max(THINNEST, Math.min(0.4, box.width / code.width));
  const width = Math.min(box.width, module * code.width);
  const height = box.height - SMALL * 1.1;
  const foot = box.y + box.height;
  return [
    ...drawn(code, { x: box.x, y: box.y, width, height }),
    aText(code.text, box.x + width / 2, foot, SMALL, { align: "center" }),
    ...(date === "" ? [] : [aText(date, box.x + box.width, foot, SMALL * 0.85, { align: "right" })]),
  ];
};

const drawn = (code: DrawnCode, box: Box): readonly LabelMark[] => {
  const [across, down] = [box.width / code.width, box.height / code.height];
  return code.darks.map(({ x, y, width, height }) => ({
    type: "dark",
    x: box.x + x * across,
    y: box.y + y * down,
    width: width * across,
    height: height * down,
  }));
};

/** Two rows at most, the second cut with an ellipsis. */
const wrapName = (name: string, letters: number): readonly string[] => {
  const rows = [""];
  for (const word of name.split(/\s+/)) {
    const row = rows.at(-1) ?? "";
    const longer = row === "" ? word : `${row} ${word}`;
    if (longer.length <= letters || row === "") rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  const [first = "", ...rest] = rows;
  return [first, rest.join(" ")].filter((row) => row !== "").map((row) => cut(row, letters));
};

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;

interface Look {
  readonly bold?: boolean;
  readonly align?: "left" | "right" | "center";
  readonly struck?: boolean;
}

const aText = (
  text: string,
  x: number,
  y: number,
  size: number,
  { bold = false, align = "left", struck = false }: Look = {},
): LabelMark => ({ type: "text", text, x, y, size, bold, align, struck });
