import { z } from "zod";
import { type Context, command, type Decision } from "../../../core/command.ts";
import { branchScope, type CounterId } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { quantityField, textField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { saleField } from "../args.ts";
import { draftOf, REFUND_FREE } from "../kinds.ts";
import { countersOf } from "../left.ts";
import { openRefund, type SaleAsWritten } from "../opening.ts";
import { isCounterOf, lineOfCounter, openedCounter } from "../refund-counters.ts";

export type SettleError =
  | BranchError
  /** Nothing came back twice there, as far as this device knows; or the right that pays for it is with another till. */
  | { readonly type: "NothingTwice" };

/**
 * Somebody stands for money that was given back twice: it is gone. Where the right to it is still held, here, that pays; what no
 * right is left for is a loss [REFUND-8].
 */
export const settleRefund = command({
  permission: REFUND_FREE,
  args: z.strictObject({
    counter: z.string().max(120),
    quantity: quantityField.refine((quantity) => quantity > 0),
    reason: textField(200),
    /** The sale, where it is here: whoever stands for the till that sold opens it first, which may be all it takes. */
    sale: saleField.optional(),
  }),
  needs: ({ counter, sale }) => {
    const place = lineOfCounter(counter as CounterId);
    const opened = place === null ? [] : [openedCounter(place)];
    return {
      counters: [counter as CounterId, ...opened, ...(sale === undefined ? [] : countersOf(sale.body))],
    };
  },
  decide: (view, { counter: name, quantity, reason, sale }, context): Result<Decision<null>, SettleError> => {
    const counter = name as CounterId;
    const place = lineOfCounter(counter);
    if (place === null) return err({ type: "NothingTwice" });
    const branch = branchFor(context, place.branch);
    if (!branch.ok) return branch;
    // Until the sale is opened what was sold is not counted in: a loss written down now could come back once more.
    if (!view.moved(openedCounter(place))) return openFirst(view, counter, sale, context);
    const { value, rights, shortage } = view.counter(counter);
    const most = Math.min(quantity, shortage);
    const lost = Math.min(Math.max(0, most - rights), Math.max(0, -value));
    const settle = Math.min(most, rights + lost);
    if (settle <= 0) return err({ type: "NothingTwice" });
    const effects = [...(lost > 0 ? [{ counter, mint: lost }] : []), { counter, settle }];
    const body = { branch: branch.value, counter, quantity: settle, reason };
    return ok({
      drafts: [draftOf(branchScope(branch.value), "refund.settled", body, { effects })],
      result: null,
    });
  },
});

/** Rights that are left pay for what came back, and nothing is lost; what came back twice all the same is settled next. */
const openFirst = (
  view: View,
  counter: CounterId,
  sale: SaleAsWritten | undefined,
  context: Context,
): Result<Decision<null>, SettleError> => {
  const isIts = sale !== undefined && isCounterOf(counter, sale.body.number);
  const drafts = isIts ? openRefund(view, context, sale) : [];
  return drafts.length === 0 ? err({ type: "NothingTwice" }) : ok({ drafts: [...drafts], result: null });
};
