import type { Effect } from "../../core/counter.ts";
import type { CounterId, HolderId } from "../../core/ids.ts";

/** Rights to hand to another till. */
export interface Gift {
  readonly to: HolderId;
  readonly quantity: number;
}

/** Who shares: a till keeps a share for itself, a device that sells nothing (the server, a phone) hands all on. */
export interface Sharing {
  readonly others: readonly HolderId[];
  readonly step: number;
  readonly sells: boolean;
}

/**
 * Equal shares of `quantity` in whole steps of the unit [STOCK-3]. What does not divide stays here, or where nothing is
 * kept goes to the first, a step each: so nothing is lost. Shares of nothing are left out.
 */
export const shareEvenly = (quantity: number, { others, step, sells }: Sharing): readonly Gift[] => {
  if (others.length === 0) return [];
  const share = wholeSteps(quantity / (others.length + (sells ? 1 : 0)), step);
  const left = sells ? 0 : Math.floor((quantity - share * others.length) / step);
  return others
    .map((to, i) => ({ to, quantity: share + (i < left ? step : 0) }))
    .filter((gift) => gift.quantity > 0);
};

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

export const giveEffects = (counter: CounterId, gifts: readonly Gift[]): readonly Effect[] =>
  gifts.map(({ to, quantity }) => ({ counter, give: quantity, to }));

export interface Shares extends Sharing {
  readonly me: HolderId;
  /** Rights of each, as this device knows them. */
  readonly rightsOf: (holder: HolderId) => number;
  /** What each has used lately; left out, all are taken to use alike. */
  readonly demandOf?: (holder: HolderId) => number;
}

/**
 * What this device should give, unasked, so that a till with next to nothing gets its share [STOCK-4, RIGHTS-3]. Shares follow what
 * each has used lately. Only the one furthest above its share gives (the lowest name of equals), never below it, and only to those
 * under half of theirs: so tills that sell alike do not pass units to and fro, and two of them seldom give at once. A device that
 * sells nothing gives all.
 */
export const planSharing = (shares: Shares): readonly Gift[] => {
  const { me, others, rightsOf, step, sells } = shares;
  if (!sells) return shareEvenly(Math.max(0, rightsOf(me)), shares);
  const held = withFairShares([me, ...others], shares);
  const richest = held.reduce((a, b) => (isFurtherAbove(b, a) ? b : a));
  let spare = wholeSteps(richest.rights - richest.fair, step);
  if (richest.holder !== me || spare <= 0) return [];
  const gifts: Gift[] = [];
  for (const { holder, rights, fair } of held.sort((a, b) => a.rights - b.rights)) {
    const quantity = Math.min(spare, wholeSteps(fair - rights, step));
    if (rights * 2 >= fair || quantity <= 0) continue;
    gifts.push({ to: holder, quantity });
    spare -= quantity;
  }
  return gifts;
};

interface Held {
  readonly holder: HolderId;
  readonly rights: number;
  readonly fair: number;
}

/** Shares by demand; who used nothing lately counts as half of the average. */
const withFairShares = (holders: readonly HolderId[], { rightsOf, demandOf, step }: Shares): Held[] => {
  const used = holders.map((holder) => demandOf?.(holder) ?? 0);
  const mean = used.reduce((sum, amount) => sum + amount, 0) / holders.length;
  const weights = used.map((amount) => (mean === 0 ? 1 : amount + mean / 2));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  const rights = holders.map((holder) => Math.max(0, rightsOf(holder)));
  const total = rights.reduce((sum, each) => sum + each, 0);
  return holders.map((holder, i) => ({
    holder,
    rights: rights[i] ?? 0,
    fair: wholeSteps((total * (weights[i] ?? 0)) / weight, step),
  }));
};

const isFurtherAbove = (a: Held, b: Held): boolean => {
  const [aboveA, aboveB] = [a.rights - a.fair, b.rights - b.fair];
  return aboveA > aboveB || (aboveA === aboveB && a.holder < b.holder);
};

const wholeSteps = (quantity: number, step: number): number => Math.floor(quantity / step) * step;
