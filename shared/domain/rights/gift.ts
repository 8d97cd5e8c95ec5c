import type { Effect } from "../../core/counter.ts";
import type { CounterId, HolderId, Scope } from "../../core/ids.ts";
import type { Draft } from "../../core/writer.ts";
import { draftOf, type REASONS } from "./kinds.ts";

/** Rights to hand to another device. */
export interface Gift {
  readonly to: HolderId;
  readonly quantity: number;
}

/** Who shares: a till keeps a share for itself, a device that uses nothing (the server, a phone) hands all on. */
export interface Sharing {
  readonly others: readonly HolderId[];
  readonly step: number;
  readonly sells: boolean;
}

/**
 * Equal shares of `quantity` in whole steps [RIGHTS-1]. What does not divide stays here, or where nothing is kept goes to the
 * first, a step each: so nothing is lost. Shares of nothing are left out.
 */
export const shareEvenly = (quantity: number, { others, step, sells }: Sharing): readonly Gift[] => {
  if (others.length === 0) return [];
  const share = wholeSteps(quantity / (others.length + (sells ? 1 : 0)), step);
  const left = sells ? 0 : Math.floor((quantity - share * others.length) / step);
  return others
    .map((to, i) => ({ to, quantity: share + (i < left ? step : 0) }))
    .filter((gift) => gift.quantity > 0);
};

export const giveEffects = (counter: CounterId, gifts: readonly Gift[]): readonly Effect[] =>
  gifts.map(({ to, quantity }) => ({ counter, give: quantity, to }));

export const wholeSteps = (quantity: number, step: number): number => Math.floor(quantity / step) * step;

/** Effects in one entry, so that it stays far below the longest entry. */
const MAX_EFFECTS = 1_000;

/** Gifts by the log they belong in, as entries that need no person, so that a device writes them by itself. */
export const giftDrafts = (
  gifts: ReadonlyMap<Scope, readonly Effect[]>,
  why: (typeof REASONS)[number],
): readonly Draft[] => {
  const drafts: Draft[] = [];
  for (const [scope, effects] of gifts)
    for (let i = 0; i < effects.length; i += MAX_EFFECTS)
      drafts.push(draftOf(scope, "rights.given", { why }, { effects: effects.slice(i, i + MAX_EFFECTS) }));
  return drafts;
};
