import { type Money, money, scaleMoney, splitMoney } from "../../lib/money.ts";
import { WHOLE_PERCENT } from "./discount.ts";
import { fullOf, type OfferLine } from "./goods.ts";
import type { BundlePart, PromotionRule } from "./offer.ts";

/** What a promotion takes off several lines together. */
export interface GroupSaving {
  readonly amount: Money;
  /** Places of the lines it uses, those that pay in full included. */
  readonly uses: readonly number[];
  /** What falls on each of them, in their order; computed when it is wanted. */
  readonly split: () => readonly Money[];
}

/** What the promotion takes off these lines together; `null` when nothing, or when it looks at single lines [PROMO-2]. */
export const groupSaving = (
  rule: PromotionRule,
  lines: readonly OfferLine[],
  places: readonly number[],
): GroupSaving | null => {
  switch (rule.type) {
    case "n-for-m":
      return someForLess(rule, lines, places);
    case "bundle":
      return together(rule, lines, places);
    case "total":
      return offTotal(rule.amount, lines, places);
    default:
      return null;
  }
};

export const isGroupRule = ({ type }: PromotionRule): boolean =>
  type === "n-for-m" || type === "bundle" || type === "total";

/** Whole units of a line: of 2.5 kg, two. */
const unitsOf = (line: OfferLine | undefined): number => Math.floor((line?.quantity ?? 0) / 1_000);

/**
 * Units from the dearest to the cheapest, taken `take` at a time; of each the last `take − pay` are cheaper. What is left over
 * pays in full.
 */
const someForLess = (
  { take, pay, percent }: Extract<PromotionRule, { type: "n-for-m" }>,
  lines: readonly OfferLine[],
  places: readonly number[],
): GroupSaving | null => {
  const priceAt = (place: number): number => lines[place]?.price ?? 0;
  const sorted = [...places].sort((a, b) => priceAt(b) - priceAt(a) || a - b);
  const units = sorted.reduce((sum, place) => sum + unitsOf(lines[place]), 0);
  const grouped = units - (units % take);
  const uses: number[] = [];
  const parts: Money[] = [];
  let start = 0;
  for (const place of sorted) {
    const end = Math.min(grouped, start + unitsOf(lines[place]));
    if (end <= start) continue;
    const cheaper = cheaperBefore(end, take, pay) - cheaperBefore(start, take, pay);
    uses.push(place);
    parts.push(scaleMoney(money(priceAt(place) * cheaper), percent, WHOLE_PERCENT));
    start = end;
  }
  return savingOf(uses, parts);
};

/** How many of the first `count` units are the cheaper ones of their group. */
const cheaperBefore = (count: number, take: number, pay: number): number =>
  Math.floor(count / take) * (take - pay) + Math.max(0, (count % take) - pay);

/** As many bundles as there are parts for, at the bundle's price. */
const together = (
  { parts, price }: Extract<PromotionRule, { type: "bundle" }>,
  lines: readonly OfferLine[],
  places: readonly number[],
): GroupSaving | null => {
  const bundles = Math.min(...parts.map((part) => Math.floor(heldOf(part, lines, places) / part.count)));
  if (!(bundles >= 1)) return null;
  const used = parts.flatMap((part) => usedFor(part, bundles, lines, places));
  const value = used.reduce((sum, { worth }) => sum + worth, 0);
  if (price * bundles >= value) return null;
  const amount = money(value - price * bundles);
  const split = () =>
    splitMoney(
      amount,
      used.map(({ worth }) => worth),
    );
  return { amount, uses: used.map(({ place }) => place), split };
};

const heldOf = ({ product }: BundlePart, lines: readonly OfferLine[], places: readonly number[]): number =>
  places.reduce((sum, place) => sum + (lines[place]?.product === product ? unitsOf(lines[place]) : 0), 0);

/** Which lines give the units, in their order. */
const usedFor = (
  { product, count }: BundlePart,
  bundles: number,
  lines: readonly OfferLine[],
  places: readonly number[],
): readonly { readonly place: number; readonly worth: number }[] => {
  const used: { place: number; worth: number }[] = [];
  let wanted = count * bundles;
  for (const place of places) {
    const line = lines[place];
    if (line?.product !== product) continue;
    const units = Math.min(wanted, unitsOf(line));
    if (units > 0) used.push({ place, worth: line.price * units });
    wanted -= units;
  }
  return used;
};

/** A sum off the goods together, spread over them by what they cost. */
const offTotal = (sum: Money, lines: readonly OfferLine[], places: readonly number[]): GroupSaving | null => {
  const weights = places.map((place) => fullOf(lines[place]));
  const amount = money(
    Math.min(
      sum,
      weights.reduce((all, weight) => all + weight, 0),
    ),
  );
  return amount === 0 ? null : { amount, uses: places, split: () => splitMoney(amount, weights) };
};

const savingOf = (uses: readonly number[], parts: readonly Money[]): GroupSaving | null => {
  const amount = money(parts.reduce((sum, part) => sum + part, 0));
  return amount === 0 ? null : { amount, uses, split: () => parts };
};
