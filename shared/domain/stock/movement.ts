import type { View } from "../../core/view.ts";
import { checkQuantity, type Quantity, type QuantityError } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type Item, readItem } from "./item.ts";

/** One line of a receipt, a count or a sale before it is checked. */
export interface Movement {
  readonly product: string;
  readonly quantity: number;
}

export interface ItemLine {
  readonly item: Item;
  readonly quantity: Quantity;
}

/** `line` counts from 1. */
export type MovementError =
  | {
      readonly type: "UnknownProduct";
      readonly line: number;
      readonly product: string;
      readonly name: string;
    }
  | {
      readonly type: "ArchivedProduct";
      readonly line: number;
      readonly product: string;
      readonly name: string;
    }
  | {
      readonly type: "BadQuantity";
      readonly line: number;
      readonly product: string;
      readonly name: string;
      readonly reason: QuantityError;
    };

/** The product of a line: known and not deleted; a deleted one is still named. */
export const findItem = (view: View, product: string, line: number): Result<Item, MovementError> => {
  const item = readItem(view, product);
  return item === undefined
    ? err({ type: "UnknownProduct", line, product, name: nameOf(view, product) })
    : ok(item);
};

/** The product of a line that sells or brings in goods: an archived one does neither. */
export const findActiveItem = (view: View, product: string, line: number): Result<Item, MovementError> => {
  const item = findItem(view, product, line);
  return item.ok && item.value.archived
    ? err({ type: "ArchivedProduct", line, product, name: item.value.name })
    : item;
};

/**
 * Every line's item and quantity: above zero, within the unit's precision [STOCK-1]. The first fault is named. `find` says which
 * products will do.
 */
export const checkMovements = (
  view: View,
  movements: readonly Movement[],
  find: typeof findItem = findActiveItem,
): Result<readonly ItemLine[], MovementError> => {
  const lines: ItemLine[] = [];
  for (const [i, { product, quantity }] of movements.entries()) {
    const item = find(view, product, i + 1);
    if (!item.ok) return item;
    const checked = checkQuantity(quantity, item.value.unit);
    if (!checked.ok)
      return err({ type: "BadQuantity", line: i + 1, product, name: item.value.name, reason: checked.error });
    lines.push({ item: item.value, quantity: checked.value });
  }
  return ok(lines);
};

/** Quantities of the same product added up, in the order the products first came. */
export const sumByItem = (lines: readonly ItemLine[]): readonly { item: Item; quantity: number }[] => {
  const totals = new Map<string, { item: Item; quantity: number }>();
  for (const { item, quantity } of lines) {
    const known = totals.get(item.id);
    totals.set(item.id, { item, quantity: (known?.quantity ?? 0) + quantity });
  }
  return [...totals.values()];
};

const nameOf = (view: View, product: string): string =>
  String(view.doc("product", product)?.fields.name ?? "");
