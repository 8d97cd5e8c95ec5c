import type { Context } from "../../core/command.ts";

/** What gets a receipt: sales and refunds are numbered together. */
export const RECEIPT_KINDS = ["sale.completed", "sale.refunded"] as const;

/**
 * Number of the next receipt: till code, epoch, count within the epoch, e.g. `T1-1K7MQ-0017` [RECEIPT-1]. An epoch is
 * one opening of the till's database and never returns, so no number is used twice, even by a restored or copied till;
 * within it there are no gaps.
 */
export const nextReceiptNumber = ({
  code,
  epoch,
  written,
}: Pick<Context, "code" | "epoch" | "written">): string =>
  `${code}-${epoch.toUpperCase()}-${String(receiptsWritten(written) + 1).padStart(4, "0")}`;

/** Receipts of this opening so far. */
export const receiptsWritten = (written: Context["written"]): number =>
  RECEIPT_KINDS.reduce((sum, kind) => sum + written(kind), 0);

/** Where a receipt's entry stands: the opening it was written in, and its place among that opening's receipts, from 1. */
export const placeOfReceipt = (number: string): { readonly epoch: string; readonly count: number } | null => {
  const match = /-([A-Z0-9]{5,16})-(\d{4,9})$/i.exec(number);
  return match === null ? null : { epoch: (match[1] ?? "").toLowerCase(), count: Number(match[2]) };
};
