import { z } from "zod";
import { command } from "../../../core/command.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField, idField, moneyField, quantityField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { costDrafts } from "../cost.ts";
import { stepOf, stockCounter } from "../item.ts";
import { draftOf } from "../kinds.ts";
import { checkMovements, type ItemLine, type MovementError, sumByItem } from "../movement.ts";
import { mintEffects } from "../sharing.ts";

export type ReceiveError = BranchError | MovementError;

/** Most lines of one receipt. */
export const MAX_LINES = 1_000;

/**
 * Goods received: they become sellable here, pay off a known shortage and are shared with the branch's other tills
 * [STOCK-2, STOCK-3]. Costs go to the office alone [STOCK-6].
 */
export const receiveStock = command({
  permission: "stock.receive",
  args: z.strictObject({
    branch: idField.optional(),
    lines: z
      .array(
        z.strictObject({ product: idField, quantity: quantityField, cost: moneyField.nullable().optional() }),
      )
      .min(1)
      .max(MAX_LINES),
    reference: freeTextField(200).default(""),
  }),
  needs: ({ lines }) => ({
    docs: lines.map(({ product }) => ({ doc: "product", id: product })),
    countersOf: lines.map(({ product }) => ({ area: "stock", id: product })),
  }),
  decide: (view, { branch: wanted, lines, reference }, context) => {
    const branch = branchFor(context, wanted);
    if (!branch.ok) return err<ReceiveError>(branch.error);
    const checked = checkMovements(view, lines);
    if (!checked.ok) return err<ReceiveError>(checked.error);
    const costs = lines.flatMap(({ product, cost }) =>
      cost === null || cost === undefined ? [] : [{ product, cost }],
    );
    return ok({
      drafts: [
        receiptDraft(view, branch.value, checked.value, { reference, opening: false }),
        ...costDrafts(costs),
      ],
      result: { branch: branch.value },
    });
  },
});

/** The entry of a receipt in its branch. */
export const receiptDraft = (
  view: View,
  branch: BranchId,
  lines: readonly ItemLine[],
  facts: { readonly reference: string; readonly opening: boolean },
) => {
  const holders = view.holders(branch);
  const effects = sumByItem(lines).flatMap(({ item, quantity }) => {
    const counter = stockCounter(branch, item.id);
    return mintEffects(counter, quantity, view.counter(counter), holders, stepOf(item.unit));
  });
  const moved = lines.map(({ item, quantity }) => ({ product: item.id, quantity }));
  return draftOf(branchScope(branch), "stock.received", { branch, lines: moved, ...facts }, { effects });
};
