import { z } from "zod";
import { type Context, command, type Decision } from "../../../core/command.ts";
import { parseLogId } from "../../../core/ids.ts";
import { err, type Result } from "../../../lib/result.ts";
import { placeOfReceipt, receiptsWritten } from "../../sale/receipt-number.ts";
import { placeOfTill } from "../../shift/place.ts";
import { backField, needsOf, saleField, storyFields, terminalsField } from "../args.ts";
import type { RefundError, Refunded } from "../checked.ts";
import type { SaleAsWritten } from "../opening.ts";
import { refundSale } from "../refund-sale.ts";

export type VoidError =
  | RefundError
  /** Only the newest receipt of this till can be made undone; others are refunded. */
  | { readonly type: "NotLastSale" };

/** The last sale of this till made undone: all of it, back the way it was paid, while the customer is still there [REFUND-10]. */
export const voidLast = command({
  permission: "sale.refund",
  args: z.strictObject({
    sale: saleField,
    reason: storyFields.reason.default("cashier-mistake"),
    note: storyFields.note,
    back: backField,
    terminals: terminalsField,
  }),
  needs: ({ sale }) => needsOf(sale),
  decide: (view, { sale, reason, note, back, terminals }, context): Result<Decision<Refunded>, VoidError> => {
    const place = placeOfTill(context);
    if (!place.ok) return place;
    if (!isLastReceipt(sale, context)) return err({ type: "NotLastSale" });
    const lines = sale.body.lines.map(({ quantity }, line) => ({ line, quantity, back }));
    const way = { type: "original" } as const;
    return refundSale(view, { sale, lines, way, reason, note, terminals, isVoid: true }, context);
  },
});

/** The newest of this opening; before the first, the newest of an earlier one, which the screen has to find. */
const isLastReceipt = (
  { log, body }: SaleAsWritten,
  { device, code, epoch, written }: Pick<Context, "device" | "code" | "epoch" | "written">,
): boolean => {
  const parts = parseLogId(log);
  const place = placeOfReceipt(body.number);
  if (parts?.device !== device || body.till !== code || place?.epoch !== parts.epoch) return false;
  return receiptsWritten(written) === (parts.epoch === epoch ? place.count : 0);
};
