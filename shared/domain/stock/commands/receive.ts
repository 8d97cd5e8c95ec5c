import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import type { Draft } from "../../../core/writer.ts";
import { err, ok } from "../../../lib/result.ts";
import { freeTextField, idField, moneyField, quantityField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { activeHolders, DEVICE_NEEDS } from "../../access/device.ts";
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
    all: DEVICE_NEEDS,
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
        ...receiptDrafts(view, context, branch.value, checked.value, { reference, opening: false }),
        ...costDrafts(costs),
      ],
      result: { branch: branch.value },
    });
  },
});

/** Effects in one entry, so that it stays well below the longest entry however many tills share. */
const MAX_EFFECTS = 2_000;

/**
 * Goods that came in, as entries of their branch: one, or several where many products are shared with many tills. Lines of the
 * same product are added up. Opening stock is of products that are new in the same write, so it has no shortage.
 */
export const receiptDrafts = (
  view: View,
  context: Pick<Context, "branch">,
  branch: BranchId,
  lines: readonly ItemLine[],
  facts: { readonly reference: string; readonly opening: boolean },
): readonly Draft[] => {
  const others = activeHolders(view, branch);
  const sells = context.branch === branch;
  const items = sumByItem(lines);
  const perEntry = Math.max(1, Math.floor(MAX_EFFECTS / (others.length + 2)));
  const drafts: Draft[] = [];
  for (let i = 0; i < items.length; i += perEntry) {
    const part = items.slice(i, i + perEntry);
    const effects = part.flatMap(({ item, quantity }) => {
      const counter = stockCounter(branch, item.id);
      const shortage = facts.opening ? 0 : view.counter(counter).shortage;
      return mintEffects(counter, quantity, shortage, { others, sells, step: stepOf(item.unit) });
    });
    const moved = part.map(({ item, quantity }) => ({ product: item.id, quantity }));
    const body = { branch, lines: moved, ...facts };
    drafts.push(draftOf(branchScope(branch), "stock.received", body, { effects }));
  }
  return drafts;
};
