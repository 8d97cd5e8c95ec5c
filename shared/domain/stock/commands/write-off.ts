import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { Effect } from "../../../core/counter.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { idField, quantityField, textField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { stockCounter } from "../item.ts";
import { draftOf } from "../kinds.ts";
import { checkMovements, findItem, type MovementError, sumByItem } from "../movement.ts";
import { approvedBy, OVERRIDE, type SpendError, settleEffects, spendEffects } from "../spending.ts";
import { MAX_LINES } from "./receive.ts";

export type WriteOffError =
  | BranchError
  | MovementError
  | SpendError
  /** Nothing of it is short, or this device holds nothing that could pay it. */
  | { readonly type: "NoShortage"; readonly product: string; readonly name: string };

/**
 * Goods that left without a sale, with the reason [STOCK-10]. With `shortage` they left already, beyond what a device held:
 * then nothing more is taken from the shelf, and this device's rights pay for what is missing.
 */
export const writeOff = command({
  permission: "stock.write-off",
  args: z.strictObject({
    branch: idField.optional(),
    lines: z
      .array(z.strictObject({ product: idField, quantity: quantityField }))
      .min(1)
      .max(MAX_LINES),
    reason: textField(200),
    shortage: z.boolean().default(false),
  }),
  needs: ({ lines }) => ({
    docs: lines.map(({ product }) => ({ doc: "product", id: product })),
    countersOf: lines.map(({ product }) => ({ area: "stock", id: product })),
  }),
  decide: (view, { branch: wanted, lines, reason, shortage }, context) => {
    const branch = branchFor(context, wanted);
    if (!branch.ok) return err<WriteOffError>(branch.error);
    const checked = checkMovements(view, lines, findItem);
    if (!checked.ok) return err<WriteOffError>(checked.error);
    const items = sumByItem(checked.value);
    const effects = shortage
      ? payShortage(view, branch.value, items)
      : takeAway(view, context, branch.value, items);
    if (!effects.ok) return err<WriteOffError>(effects.error);
    const approval = approvedBy(context, branch.value, effects.value);
    const gone = shortage ? items.map((item) => paidOf(branch.value, item, effects.value)) : lines;
    const body = { branch: branch.value, lines: gone, reason, shortage, ...approval };
    return ok({
      drafts: [draftOf(branchScope(branch.value), "stock.written-off", body, { effects: effects.value })],
      result: { branch: branch.value },
    });
  },
});

type Items = ReturnType<typeof sumByItem>;

const takeAway = (view: View, context: Context, branch: BranchId, items: Items) =>
  spendEffects(view, context, { branch, items, override: whoMay(context, OVERRIDE, branch) !== null });

const payShortage = (
  view: View,
  branch: BranchId,
  items: Items,
): Result<readonly Effect[], WriteOffError> => {
  const effects: Effect[] = [];
  for (const { item, quantity } of items) {
    const settled = settleEffects(view, stockCounter(branch, item.id), [], quantity);
    if (settled.length === 0) return err({ type: "NoShortage", product: item.id, name: item.name });
    effects.push(...settled);
  }
  return ok(effects);
};

/** What of a shortage was paid: where this device held less than was asked for, the rest stays on the list. */
const paidOf = (branch: BranchId, { item }: Items[number], effects: readonly Effect[]) => {
  const counter = stockCounter(branch, item.id);
  const paid = effects.find((effect) => effect.counter === counter && "settle" in effect);
  return { product: item.id, quantity: paid !== undefined && "settle" in paid ? paid.settle : 0 };
};
