import type { Effect } from "../../core/counter.ts";
import type { CounterId, HolderId } from "../../core/ids.ts";
import type { CounterView } from "../../core/view.ts";

/** Rights to hand to another till. */
export interface Gift {
  readonly to: HolderId;
  readonly quantity: number;
}

/**
 * Equal shares of `quantity` for this device and `others`, in whole steps of the unit; what does not divide stays
 * here, so nothing is lost [STOCK-3]. Shares of nothing are left out.
 */
export const shareEvenly = (quantity: number, others: readonly HolderId[], step: number): readonly Gift[] => {
  const share = wholeSteps(quantity / (others.length + 1), step);
  return share <= 0 ? [] : others.map((to) => ({ to, quantity: share }));
};

/**
 * Effects of goods that came in: units are made with the right to sell them, a known shortage is paid off first, and
 * the rest is shared with `others` [STOCK-2, STOCK-3]. At most what came in is settled or given.
 */
export const mintEffects = (
  counter: CounterId,
  quantity: number,
  { shortage }: Pick<CounterView, "shortage">,
  others: readonly HolderId[],
  step: number,
): readonly Effect[] => {
  const settle = Math.min(shortage, quantity);
  const gifts = shareEvenly(quantity - settle, others, step);
  return [
    { counter, mint: quantity },
    ...(settle > 0 ? [{ counter, settle }] : []),
    ...giveEffects(counter, gifts),
  ];
};

export const giveEffects = (counter: CounterId, gifts: readonly Gift[]): readonly Effect[] =>
  gifts.map(({ to, quantity }) => ({ counter, give: quantity, to }));

export interface Shares {
  readonly me: HolderId;
  readonly others: readonly HolderId[];
  /** Rights of each, as this device knows them. */
  readonly rightsOf: (holder: HolderId) => number;
  readonly step: number;
}

/**
 * What this device should give, unasked, so that a till with next to nothing gets a fair share [STOCK-4]. Only the
 * richest gives (the lowest name of equals), never below the fair share, and only to those under half of it: so tills
 * that sell alike do not pass units to and fro, and two of them seldom give at once.
 */
export const planSharing = ({ me, others, rightsOf, step }: Shares): readonly Gift[] => {
  const held = [me, ...others].map((holder) => ({ holder, rights: Math.max(0, rightsOf(holder)) }));
  const fair = wholeSteps(held.reduce((sum, { rights }) => sum + rights, 0) / held.length, step);
  const richest = held.reduce((a, b) =>
    b.rights > a.rights || (b.rights === a.rights && b.holder < a.holder) ? b : a,
  );
  if (richest.holder !== me || fair === 0) return [];
  let spare = wholeSteps(richest.rights - fair, step);
  const gifts: Gift[] = [];
  for (const { holder, rights } of held.sort((a, b) => a.rights - b.rights)) {
    const quantity = Math.min(spare, wholeSteps(fair - rights, step));
    if (rights * 2 >= fair || quantity <= 0) continue;
    gifts.push({ to: holder, quantity });
    spare -= quantity;
  }
  return gifts;
};

const wholeSteps = (quantity: number, step: number): number => Math.floor(quantity / step) * step;
