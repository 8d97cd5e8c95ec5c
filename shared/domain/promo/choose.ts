import { type Money, money } from "../../lib/money.ts";
import { type CurrentOffers, currentOffers, type Occasion, type RefusedCode } from "./current.ts";
import { type OfferLine, quantityByProduct, type Reach, reachOf } from "./goods.ts";
import { type GroupSaving, groupSaving, isGroupRule } from "./group-offer.ts";
import { better, type Saving, savedByList, savedByPacks, savedByRule } from "./line-offer.ts";
import { type Offers, type PromoCode, STACKING } from "./offer.ts";

/** What offers take off a basket: for each line in order, and which codes did their part. */
export interface ChosenOffers {
  readonly savings: readonly (readonly Saving[])[];
  readonly codes: readonly string[];
  readonly refused: readonly RefusedCode[];
}

/**
 * The best price for each line [PROMO-4]: the best offer for it alone; or its part in an offer for several lines, where those
 * together save more than alone. Then what is marked to come on top.
 */
export const chooseOffers = (
  offers: Offers,
  lines: readonly OfferLine[],
  occasion: Occasion,
): ChosenOffers => {
  const current = currentOffers(offers, occasion);
  const reaches = reachOf(current.promotions, offers, lines);
  const rivals = reaches.filter((reach) => !comesOnTop(reach));
  const best = bestAlone(offers, current, rivals, lines);
  takeGroups(
    rivals.filter(({ promotion }) => isGroupRule(promotion.rule)),
    lines,
    best,
  );
  const savings = best.map((saving) => (saving === undefined ? [] : [saving]));
  for (const reach of reaches) if (comesOnTop(reach)) putOnTop(reach, lines, savings);
  return { savings, ...spentCodes(current, reaches, savings) };
};

const comesOnTop = ({ promotion: { stacks, rule } }: Reach): boolean =>
  stacks && STACKING.includes(rule.type);

type Best = (Saving | undefined)[];

const bestAlone = (
  offers: Offers,
  { lists }: CurrentOffers,
  rivals: readonly Reach[],
  lines: readonly OfferLine[],
): Best => {
  const held = quantityByProduct(lines);
  const heldOf = ({ product }: OfferLine): number => held.get(product) ?? 0;
  const best: Best = lines.map((line) => {
    if (line.isFixed) return undefined;
    const byPacks = savedByPacks(line);
    if (lists.size === 0) return byPacks;
    const byList = savedByList(offers.pricesOf(line.product), lists, line, heldOf(line));
    return byList === undefined ? byPacks : better(byPacks, byList);
  });
  for (const { promotion, lines: places } of rivals) {
    const { id, name, rule } = promotion;
    for (const place of places) {
      const line = lines[place];
      if (line === undefined) continue;
      const amount = savedByRule(rule, line, heldOf(line));
      best[place] = better(best[place], { type: "promotion", id, name, amount });
    }
  }
  return best;
};

interface Candidate {
  readonly reach: Reach;
  readonly saving: GroupSaving;
  /** What it saves above what its lines would save alone. */
  readonly gain: number;
}

/** Takes offers for several lines, the one that gains most first; a line serves one of them only. */
const takeGroups = (groups: readonly Reach[], lines: readonly OfferLine[], best: Best): void => {
  const taken = new Set<number>();
  let candidates = groups.flatMap((reach) => candidateOf(reach, lines, best, taken) ?? []);
  while (candidates.length > 0) {
    const winner = candidates.reduce((a, b) => (isAhead(b, a) ? b : a));
    const { promotion } = winner.reach;
    const parts = winner.saving.split();
    winner.saving.uses.forEach((place, i) => {
      const amount = parts[i] ?? money(0);
      const { id, name } = promotion;
      best[place] = amount === 0 ? undefined : { type: "promotion", id, name, amount };
      taken.add(place);
    });
    candidates = candidates.flatMap((candidate) => {
      if (candidate === winner) return [];
      const isUntouched = !candidate.saving.uses.some((place) => taken.has(place));
      return isUntouched ? [candidate] : (candidateOf(candidate.reach, lines, best, taken) ?? []);
    });
  }
};

const isAhead = (a: Candidate, b: Candidate): boolean =>
  a.gain === b.gain ? a.reach.promotion.id < b.reach.promotion.id : a.gain > b.gain;

/** The promotion on the lines still free: on all of them, or on those that no other offer is for, whichever gains more. */
const candidateOf = (
  reach: Reach,
  lines: readonly OfferLine[],
  best: Best,
  taken: ReadonlySet<number>,
): Candidate | null => {
  const free = reach.lines.filter((place) => !taken.has(place));
  const onAll = gainOf(reach, lines, best, free);
  if (free.every((place) => best[place] === undefined)) return onAll;
  const onPlain = gainOf(
    reach,
    lines,
    best,
    free.filter((place) => best[place] === undefined),
  );
  if (onAll === null || onPlain === null) return onAll ?? onPlain;
  return onPlain.gain > onAll.gain ? onPlain : onAll;
};

const gainOf = (
  reach: Reach,
  lines: readonly OfferLine[],
  best: Best,
  places: readonly number[],
): Candidate | null => {
  const saving = groupSaving(reach.promotion.rule, lines, places);
  if (saving === null) return null;
  const alone = saving.uses.reduce((sum, place) => sum + (best[place]?.amount ?? 0), 0);
  const gain = saving.amount - alone;
  return gain > 0 ? { reach, saving, gain } : null;
};

/** Takes a promotion that stacks off what is left of its lines. */
const putOnTop = ({ promotion, lines: places }: Reach, lines: readonly OfferLine[], savings: Saving[][]) => {
  const { id, name, rule } = promotion;
  const held = quantityByProduct(lines);
  const left = lines.map((line, i) => ({ ...line, full: restOf(line.full, savings[i]) }));
  const group = groupSaving(rule, left, places);
  const parts = group?.split();
  places.forEach((place, i) => {
    const line = left[place];
    if (line === undefined) return;
    const amount = parts?.[i] ?? savedByRule(rule, line, held.get(line.product) ?? 0);
    if (amount > 0) savings[place]?.push({ type: "promotion", id, name, amount });
  });
};

const restOf = (full: Money, savings: readonly Saving[] = []): Money =>
  money(savings.reduce((rest, { amount }) => rest - amount, full as number));

/** A code that took nothing off is not spent, and its reason is told. */
const spentCodes = (
  { codes, refused }: CurrentOffers,
  reaches: readonly Reach[],
  savings: readonly (readonly Saving[])[],
): Pick<ChosenOffers, "codes" | "refused"> => {
  const used = new Set(savings.flat().map(({ id }) => id));
  const reached = new Set(reaches.map(({ promotion }) => promotion.id));
  const reasonOf = ({ promotion }: PromoCode) => (reached.has(promotion) ? "no-gain" : "no-goods");
  return {
    codes: codes.filter(({ promotion }) => used.has(promotion)).map(({ code }) => code),
    refused: [
      ...refused,
      ...codes
        .filter(({ promotion }) => !used.has(promotion))
        .map((code): RefusedCode => ({ code: code.code, reason: reasonOf(code) })),
    ],
  };
};
