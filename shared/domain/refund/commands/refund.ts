import { z } from "zod";
import { command } from "../../../core/command.ts";
import { textField } from "../../../lib/schema.ts";
import { MAX_SALE_LINES } from "../../sale/sale-args.ts";
import { askedLineField, needsOf, saleField, storyFields, terminalsField, wayField } from "../args.ts";
import { refundSale } from "../refund-sale.ts";

/**
 * Goods of a sale come back, all or part, to whichever till of the branch has the right to take them [REFUND-2]. `override` goes
 * beyond it, by someone who may [REFUND-6].
 */
export const refundBySale = command({
  permission: "sale.refund",
  args: z.strictObject({
    sale: saleField,
    lines: z.array(askedLineField).min(1).max(MAX_SALE_LINES),
    way: wayField.default({ type: "original" }),
    ...storyFields,
    terminals: terminalsField,
    override: z.strictObject({ reason: textField(200) }).optional(),
  }),
  needs: ({ sale, way }) => needsOf(sale, way.type === "wallet" ? way.customer : undefined),
  decide: (view, args, context) => refundSale(view, { ...args, isVoid: false }, context),
});
