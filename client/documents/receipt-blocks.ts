import type { Receipt } from "../../shared/documents/receipt.ts";
import type { ReceiptRow } from "../../shared/documents/receipt-paper.ts";
import type { Block } from "./paper.ts";

/** A receipt laid out on a strip of paper. */
export const receiptBlocks = (receipt: Receipt): readonly Block[] => [
  ...(receipt.copyMark === null ? [] : [centred(receipt.copyMark, { bold: true, size: "large" })]),
  centred(receipt.organisation, { bold: true, size: "large" }),
  ...receipt.header.map((text) => centred(text)),
  ...(receipt.title === null ? [] : [centred(receipt.title, { bold: true })]),
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
  { type: "qr", payload: receipt.qr },
  ...receipt.footer.map((text) => centred(text)),
];

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
