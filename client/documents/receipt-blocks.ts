import type { Receipt } from "../../shared/documents/receipt.ts";
import type { ReceiptRow } from "../../shared/documents/receipt-paper.ts";
import type { Block } from "./paper.ts";

/** A receipt laid out on a strip of paper. */
export const receiptBlocks = (receipt: Receipt): readonly Block[] => [
  ...(receipt.copyMark === null ? [] : [centred(receipt.copyMark, { bold: true, size: "large" })]),
  centred(receipt.organisation, { bold: true, size: "large" }),
  ...receipt.header.map((text) => centred(text)),
  ...titleBlocks(receipt),
  RULE,
  ...receipt.facts.map((row) => pair(row)),
  RULE,
  ...receipt.lines.flatMap(({ name, detail, total, notes }): readonly Block[] => [
    { type: "text", text: name },
    { type: "pair", left: detail, right: total },
    ...notes.map((row) => pair(row, { size: "small", indent: true })),
  ]),
  RULE,
  ...receipt.sums.map((row) => pair(row)),
  pair(receipt.total, { bold: true, size: "large" }),
  ...receipt.taxes.map((row) => pair(row, { size: "small" })),
  RULE,
  ...receipt.tenders.map((row) => pair(row)),
  ...(receipt.change === null ? [] : [pair(receipt.change, { bold: true })]),
  ...(receipt.saved === null ? [] : [pair(receipt.saved, { bold: true })]),
  ...(receipt.points === null ? [] : [pair(receipt.points)]),
  ...fiscalBlocks(receipt.fiscal),
  { type: "gap" },
  ...(receipt.qr === null ? titleBlocks(receipt) : [{ type: "qr", payload: receipt.qr } as const]),
  ...receipt.footer.map((text) => centred(text)),
];

/** What kind of paper it is; practice has it at either end, so that no half of it passes for a receipt. */
const titleBlocks = ({ title }: Receipt): readonly Block[] =>
  title === null ? [] : [centred(title, { bold: true, size: "large" })];

/** The tax office's own words below a line of their own, with its own square code. */
const fiscalBlocks = (fiscal: Receipt["fiscal"]): readonly Block[] =>
  fiscal === null
    ? []
    : [
        RULE,
        centred(fiscal.title, { bold: true }),
        ...fiscal.rows.map((row) => pair(row, { size: "small" })),
        ...(fiscal.url === null ? [] : [{ type: "qr", payload: fiscal.url } as const]),
      ];

type Look = Pick<Extract<Block, { readonly type: "pair" }>, "bold" | "size" | "indent">;

const RULE: Block = { type: "rule" };

const centred = (text: string, look: Omit<Look, "indent"> = {}): Block => ({
  type: "text",
  text,
  align: "center",
  ...look,
});

const pair = ({ label, value }: ReceiptRow, look: Look = {}): Block => ({
  type: "pair",
  left: label,
  right: value,
  ...look,
});
