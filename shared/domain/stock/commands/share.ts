import { z } from "zod";
import { command } from "../../../core/command.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { Draft } from "../../../core/writer.ts";
import { err, ok } from "../../../lib/result.ts";
import { idField, quantityField } from "../../../lib/schema.ts";
import { type BranchError, branchFor } from "../../access/branch.ts";
import { activeHolders, DEVICE_NEEDS } from "../../access/device.ts";
import { type Gift, giftDrafts, giveEffects } from "../../rights/gift.ts";
import { stockCounter } from "../item.ts";
import { checkMovements, type MovementError, sumByItem } from "../movement.ts";
import type { SpendError } from "../spending.ts";
import { MAX_LINES } from "./receive.ts";

export type ShareError =
  | BranchError
  | MovementError
  | SpendError
  /** No till or warehouse of the branch is known by this name, or it is this one. */
  | { readonly type: "UnknownHolder"; readonly to: string };

/** Hands rights on stock to another till of the branch, as much as this device holds itself [STOCK-4]. */
export const shareStock = command({
  permission: "stock.receive",
  args: z.strictObject({
    to: z.string().max(60),
    lines: z
      .array(z.strictObject({ product: idField, quantity: quantityField }))
      .min(1)
      .max(MAX_LINES),
  }),
  needs: ({ lines }) => ({
    docs: lines.map(({ product }) => ({ doc: "product", id: product })),
    countersOf: lines.map(({ product }) => ({ area: "stock", id: product })),
    all: DEVICE_NEEDS,
  }),
  decide: (view, { to, lines }, context) => {
    const branch = branchFor(context);
    if (!branch.ok) return err<ShareError>(branch.error);
    const holder = activeHolders(view, branch.value).find((each) => each === to);
    if (holder === undefined) return err<ShareError>({ type: "UnknownHolder", to });
    const checked = checkMovements(view, lines);
    if (!checked.ok) return err<ShareError>(checked.error);
    const items = sumByItem(checked.value);
    const short = items.flatMap(({ item, quantity }) => {
      const { rights, value } = view.counter(stockCounter(branch.value, item.id));
      if (rights >= quantity) return [];
      return [{ product: item.id, name: item.name, wanted: quantity, held: rights, onHand: value }];
    });
    if (short.length > 0) return err<ShareError>({ type: "NotEnough", lines: short });
    const gifts = items.map(({ item, quantity }) => ({ product: item.id, to: holder, quantity }));
    return ok({ drafts: sharingDrafts(branch.value, gifts), result: null });
  },
});

/** A gift of one product. */
export interface ProductGift extends Gift {
  readonly product: string;
}

/** Gifts as entries that need no person, so a device writes them by itself; none when there is nothing to give. */
export const sharingDrafts = (branch: BranchId, gifts: readonly ProductGift[]): readonly Draft[] => {
  const effects = gifts.flatMap((gift) => giveEffects(stockCounter(branch, gift.product), [gift]));
  return giftDrafts(new Map([[branchScope(branch), effects]]), "by hand");
};
