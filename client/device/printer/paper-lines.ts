import type { Block } from "../../documents/paper.ts";

/** A row of a receipt printer's letters, or what is no text. */
export type PaperLine =
  | { readonly type: "text"; readonly text: string; readonly bold: boolean; readonly tall: boolean }
  | { readonly type: "rule" }
  | { readonly type: "gap" }
  | { readonly type: "qr"; readonly payload: string };

/** Blocks as rows of `columns` letters each, none longer: wrapped between words, and within one only where it is too long. */
export const paperLines = (blocks: readonly Block[], columns: number): readonly PaperLine[] =>
  blocks.flatMap((block): readonly PaperLine[] => {
    switch (block.type) {
      case "text": {
        const rows = wrap(block.text, columns);
        return rows.map((row) => textLine(block, block.align === "center" ? centred(row, columns) : row));
      }
      case "pair":
        return pairRows(block, columns).map((row) => textLine(block, row));
      default:
        return [block];
    }
  });

type Pair = Extract<Block, { readonly type: "pair" }>;
type Text = Extract<Block, { readonly type: "text" }>;

const INDENT = "  ";

const textLine = ({ bold = false, size = "normal" }: Pair | Text, text: string): PaperLine => ({
  type: "text",
  text,
  bold,
  tall: size === "large",
});

const centred = (row: string, columns: number): string =>
  " ".repeat(Math.floor((columns - lengthOf(row)) / 2)) + row;

/** The right end stands beside the last row of the left, below it where both do not fit. */
const pairRows = ({ left, right, indent = false }: Pair, columns: number): readonly string[] => {
  const margin = indent ? INDENT : "";
  const room = columns - margin.length;
  const beside = room - lengthOf(right) - 1;
  if (beside < room / 3)
    return [
      ...wrap(left, room).map((row) => margin + row),
      ...wrap(right, columns).map((row) => toRight(row, columns)),
    ];
  const rows = wrap(left, beside).map((row) => margin + row);
  const last = rows.pop() ?? margin;
  return [...rows, last + " ".repeat(Math.max(1, columns - lengthOf(last) - lengthOf(right))) + right];
};

const toRight = (row: string, columns: number): string => " ".repeat(columns - lengthOf(row)) + row;

const wrap = (text: string, columns: number): readonly string[] => {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(/ +/).flatMap((each) => pieces(each, columns))) {
    if (word === "") continue;
    const longer = row === "" ? word : `${row} ${word}`;
    if (lengthOf(longer) <= columns) row = longer;
    else {
      rows.push(row);
      row = word;
    }
  }
  return row === "" ? rows : [...rows, row];
};

const pieces = (word: string, columns: number): readonly string[] => {
  const signs = [...word];
  const count = Math.ceil(signs.length / columns);
  return Array.from({ length: count }, (_, i) => signs.slice(i * columns, (i + 1) * columns).join(""));
};

/** Letters, not code units. */
const lengthOf = (text: string): number => [...text].length;
