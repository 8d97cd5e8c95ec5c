import type { Receipt, ReceiptRow } from "../../shared/documents/receipt.ts";
import type { Block } from "./paper.ts";

/** A receipt laid out on a strip of paper. */
export const receiptBlocks = (receipt: Receipt): readonly Block[] => [
  ...(receipt.copyMark === null ? [] : [centred(receipt.copyMark, { bold: true, size: "large" })]),
  centred(receipt.organisation, { bold: true, size: "large" }),
  ...receipt.header.map((text) => centred(text)),
  RULE,
  ...receipt.facts.map((row) => pair(row)),
  RULE,
  ...receipt.lines.flatMap(({ name, detail, total }): readonly Block[] => [
    { type: "text", text: name },
    { type: "pair", left: detail, right: total },
  ]),
  RULE,
  ...receipt.sums.map((row) => pair(row)),
  pair(receipt.total, { bold: true, size: "large" }),
  ...receipt.taxes.map((row) => pair(row, { size: "small" })),
  RULE,
  ...receipt.tenders.map((row) => pair(row)),
  ...(receipt.change === null ? [] : [pair(receipt.change, { bold: true })]),
  { type: "gap" },
  { type: "qr", payload: receipt.qr },
  ...receipt.footer.map((text) => centred(text)),
];

type Look = Pick<Extract<Block, { readonly type: "text" }>, "bold" | "size">;

const RULE: Block = { type: "rule" };

const centred = (text: string, look: Look = {}): Block => ({ type: "text", text, align: "center", ...look });

const pair = ({ label, value }: ReceiptRow, look: Look = {}): Block => ({
  type: "pair",
  left: label,
  right: value,
  ...look,
});
