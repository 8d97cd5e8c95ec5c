import type { HolderId } from "../../core/ids.ts";
import { type Gift, type Sharing, shareEvenly, wholeSteps } from "./gift.ts";

export interface Shares extends Sharing {
  readonly me: HolderId;
  /** Rights of each, as this device knows them. */
  readonly rightsOf: (holder: HolderId) => number;
  /** What each has used lately; left out, all are taken to use alike. */
  readonly demandOf?: (holder: HolderId) => number;
  /** They have just come in touch and may lose each other again: differences are evened out that would otherwise be left. */
  readonly settling?: boolean;
}

/**
 * What this device should give, unasked [RIGHTS-3]. Shares follow what each has used lately. Only the one furthest above its share
 * gives (the lowest name of equals), never below it, and only to those who lack much of theirs, the poorest first: so tills that sell
 * alike do not pass units to and fro, and two of them seldom give at once. A device that uses nothing gives all.
 */
export const planSharing = (shares: Shares): readonly Gift[] => {
  const { me, others, rightsOf, step, sells, settling = false } = shares;
  if (!sells) return shareEvenly(Math.max(0, rightsOf(me)), shares);
  const held = withFairShares([me, ...others], shares);
  const richest = held.reduce((a, b) => (isFurtherAbove(b, a) ? b : a));
  let spare = wholeSteps(richest.rights - richest.fair, step);
  if (richest.holder !== me || spare <= 0) return [];
  const gifts: Gift[] = [];
  for (const { holder, rights, fair } of held.sort((a, b) => a.rights - b.rights)) {
    const quantity = Math.min(spare, wholeSteps(fair - rights, step));
    if (quantity <= 0 || !lacksMuch(rights, fair, settling)) continue;
    gifts.push({ to: holder, quantity });
    spare -= quantity;
  }
  return gifts;
};

/** Less than half of its share; where two settle, less than seven eighths. */
const lacksMuch = (rights: number, fair: number, settling: boolean): boolean =>
  settling ? rights * 8 < fair * 7 : rights * 2 < fair;

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
