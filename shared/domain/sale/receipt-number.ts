import type { Context } from "../../core/command.ts";

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
  `${code}-${epoch.toUpperCase()}-${String(written("sale.completed") + 1).padStart(4, "0")}`;
