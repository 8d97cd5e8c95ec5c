import { z } from "zod";
import { type Context, command } from "../../../core/command.ts";
import type { Effect } from "../../../core/counter.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { checkQuantity } from "../../../lib/quantity.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { idField, levelField, textField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { activeHolders, DEVICE_NEEDS } from "../../access/device.ts";
import { type Item, stepOf, stockCounter } from "../item.ts";
import { draftOf } from "../kinds.ts";
import { findItem, type MovementError } from "../movement.ts";
import { mintEffects } from "../sharing.ts";
import { approvedBy, OVERRIDE, type SpendError, settleEffects, spendEffects } from "../spending.ts";
import { MAX_LINES } from "./receive.ts";

export type CountError =
  | BranchError
  | MovementError
  | SpendError
  /** A product can be counted once in one count. */
  | { readonly type: "CountedTwice"; readonly line: number; readonly product: string; readonly name: string };

const lineSchema = z.strictObject({
  product: idField,
  /** Stock on hand as the screen showed it when the counting began; below zero where there is a shortage. */
  expected: z.int(),
  counted: levelField,
});

type Line = z.output<typeof lineSchema>;

/**
 * Stock put right after counting. What counts is the difference, so goods sold meanwhile elsewhere stay sold
 * [STOCK-7]. More than expected: made here. Less: out of this device's rights, then by override of someone who may. A
 * shortage is over as far as this device can pay it: what was counted is what there is [STOCK-10].
 */
export const countStock = command({
  permission: "stock.count",
  args: z.strictObject({
    branch: idField.optional(),
    lines: z.array(lineSchema).min(1).max(MAX_LINES),
    reason: textField(200),
  }),
  needs: ({ lines }) => ({
    docs: lines.map(({ product }) => ({ doc: "product", id: product })),
    countersOf: lines.map(({ product }) => ({ area: "stock", id: product })),
    all: DEVICE_NEEDS,
  }),
  decide: (view, { branch: wanted, lines, reason }, context) => {
    const branch = branchFor(context, wanted);
    if (!branch.ok) return err<CountError>(branch.error);
    const items = checkLines(view, lines);
    if (!items.ok) return items;
    const effects = differenceEffects(view, context, branch.value, items.value, lines);
    if (!effects.ok) return effects;
    const body = { branch: branch.value, lines, reason, ...approvedBy(context, branch.value, effects.value) };
    return ok({
      drafts: [draftOf(branchScope(branch.value), "stock.counted", body, { effects: effects.value })],
      result: { branch: branch.value },
    });
  },
});

/** Archived products are counted too: that is how the last of them leave the books. */
const checkLines = (view: View, lines: readonly Line[]): Result<readonly Item[], CountError> => {
  const items: Item[] = [];
  for (const [i, { product, counted }] of lines.entries()) {
    const item = findItem(view, product, i + 1);
    if (!item.ok) return item;
    const { name, unit } = item.value;
    if (items.some(({ id }) => id === product))
      return err({ type: "CountedTwice", line: i + 1, product, name });
    const level = counted === 0 ? ok(counted) : checkQuantity(counted, unit);
    if (!level.ok) return err({ type: "BadQuantity", line: i + 1, product, name, reason: level.error });
    items.push(item.value);
  }
  return ok(items);
};

const differenceEffects = (
  view: View,
  context: Context,
  branch: BranchId,
  items: readonly Item[],
  lines: readonly Line[],
): Result<readonly Effect[], SpendError> => {
  const differences = items.map((item, i) => ({
    item,
    by: (lines[i]?.counted ?? 0) - (lines[i]?.expected ?? 0),
  }));
  const spent = spendEffects(view, context, {
    branch,
    items: differences.filter(({ by }) => by < 0).map(({ item, by }) => ({ item, quantity: -by })),
    override: whoMay(context, OVERRIDE, branch) !== null,
  });
  if (!spent.ok) return spent;
  const others = context.branch === branch ? [] : activeHolders(view, branch);
  const found = differences.filter(({ by }) => by > 0);
  const minted = found.flatMap(({ item, by }) => {
    const counter = stockCounter(branch, item.id);
    const sharing = { others, sells: context.branch === branch, step: stepOf(item.unit) };
    return mintEffects(counter, by, view.counter(counter).shortage, sharing);
  });
  const settled = items.flatMap((item) =>
    settleEffects(view, stockCounter(branch, item.id), [...spent.value, ...minted]),
  );
  return ok([...spent.value, ...minted, ...settled]);
};
