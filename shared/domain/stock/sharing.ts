import type { Effect } from "../../core/counter.ts";
import type { CounterId } from "../../core/ids.ts";
import { giveEffects, type Sharing, shareEvenly } from "../rights/gift.ts";

/**
 * Effects of goods that came in: units are made with the right to sell them, a known shortage is paid off first, and
 * the rest is shared [STOCK-2, STOCK-3]. At most what came in is settled or given.
 */
export const mintEffects = (
  counter: CounterId,
  quantity: number,
  shortage: number,
  sharing: Sharing,
): readonly Effect[] => {
  const settle = Math.min(shortage, quantity);
  const gifts = shareEvenly(quantity - settle, sharing);
  return [
    { counter, mint: quantity },
    ...(settle > 0 ? [{ counter, settle }] : []),
    ...giveEffects(counter, gifts),
  ];
};
