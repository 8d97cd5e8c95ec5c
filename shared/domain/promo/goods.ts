import { type Money, money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import type { Pack } from "../catalog/packs.ts";
import type { Offers, Promotion } from "./offer.ts";

/** A line of a basket, as far as offers look at it. */
export interface OfferLine {
  readonly product: string;
  readonly category: string | null;
  /** Per unit. */
  readonly price: Money;
  readonly quantity: Quantity;
  /** Price × quantity. */
  readonly full: Money;
  /** Whether offers pass it by: somebody gave it a price of its own. */
  readonly isFixed: boolean;
  /** Of the product: some cost less whole [PACK-2]. */
  readonly packs?: readonly Pack[] | undefined;
}

/** A promotion with the places of the lines it holds for. */
export interface Reach {
  readonly promotion: Promotion;
  readonly lines: readonly number[];
}

/** Which promotions hold for which lines, one look-up for each line [PROMO-2]. A promotion below its least sum reaches nothing. */
export const reachOf = (
  promotions: readonly Promotion[],
  offers: Pick<Offers, "categoriesOf">,
  lines: readonly OfferLine[],
): readonly Reach[] => {
  const byGoods = indexByGoods(promotions);
  const placesById = new Map<string, Set<number>>();
  lines.forEach((line, i) => {
    if (line.isFixed) return;
    for (const key of keysOf(line, offers)) for (const id of byGoods.get(key) ?? []) put(placesById, id, i);
  });
  return promotions.flatMap((promotion) => {
    const places = [...(placesById.get(promotion.id) ?? [])];
    const sum = places.reduce((all, i) => all + (lines[i]?.full ?? 0), 0);
    return places.length === 0 || sum < promotion.least ? [] : [{ promotion, lines: places }];
  });
};

/** How much of each product lies in the basket, over all its lines: what quantity steps look at. */
export const quantityByProduct = (lines: readonly OfferLine[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { product, quantity } of lines) sums.set(product, (sums.get(product) ?? 0) + quantity);
  return sums;
};

export const fullOf = (line: OfferLine | undefined): Money => line?.full ?? money(0);

const ALL = "*";

const indexByGoods = (promotions: readonly Promotion[]): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  const add = (key: string, id: string) => {
    const ids = index.get(key);
    if (ids === undefined) index.set(key, [id]);
    else ids.push(id);
  };
  for (const promotion of promotions) for (const key of goodsOf(promotion)) add(key, promotion.id);
  return index;
};

const goodsOf = ({ rule, products, categories }: Promotion): readonly string[] => {
  if (rule.type === "bundle") return rule.parts.map(({ product }) => `p/${product}`);
  if (products.length === 0 && categories.length === 0) return [ALL];
  return [...products.map((id) => `p/${id}`), ...categories.map((id) => `c/${id}`)];
};

const keysOf = (
  { product, category }: OfferLine,
  offers: Pick<Offers, "categoriesOf">,
): readonly string[] => [
  ALL,
  `p/${product}`,
  ...(category === null ? [] : offers.categoriesOf(category).map((id) => `c/${id}`)),
];

const put = (sets: Map<string, Set<number>>, id: string, place: number): void => {
  const set = sets.get(id);
  if (set === undefined) sets.set(id, new Set([place]));
  else set.add(place);
};
