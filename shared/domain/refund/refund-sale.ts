import type { Context, Decision } from "../../core/command.ts";
import type { View } from "../../core/view.ts";
import type { Result } from "../../lib/result.ts";
import { checkRefund, type RefundAsked, type RefundError, type Refunded } from "./checked.ts";
import { payBack } from "./money-back.ts";
import { writeRefund } from "./write.ts";

/**
 * A part of a sale taken back: one entry of what came back, what goes out and what it does to the counters, after the one that
 * opens the sale where this till sold it; and what accounts get, in theirs. All in one durable step.
 */
export const refundSale = (
  view: View,
  asked: RefundAsked,
  context: Context,
): Result<Decision<Refunded>, RefundError> => {
  const checked = checkRefund(view, asked, context);
  if (!checked.ok) return checked;
  const { left, owed, terms } = checked.value;
  const money = payBack(asked.sale.body, left, asked.way, owed, terms.rounding);
  return writeRefund(view, context, asked, checked.value, money);
};
