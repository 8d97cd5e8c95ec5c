import type { Effect } from "../../core/counter.ts";
import type { View } from "../../core/view.ts";
import { stockCounter } from "../stock/item.ts";
import { mintEffects } from "../stock/sharing.ts";
import type { RefundedLine } from "./refund-body.ts";

/**
 * Goods that go back to the shelf can be sold again, here; a known shortage of them is paid off first, as by goods received. What
 * is written off was sold and is gone: nothing moves [REFUND-7].
 */
export const shelfEffects = (
  view: View,
  branch: string,
  lines: readonly Pick<RefundedLine, "product" | "quantity" | "back">[],
): readonly Effect[] => {
  const byProduct = new Map<string, number>();
  for (const { product, quantity, back } of lines)
    if (back === "shelf") byProduct.set(product, (byProduct.get(product) ?? 0) + quantity);
  return [...byProduct].flatMap(([product, quantity]) => {
    const counter = stockCounter(branch, product);
    const { shortage } = view.counter(counter);
    return mintEffects(counter, quantity, shortage, { others: [], step: 1, sells: true });
  });
};
