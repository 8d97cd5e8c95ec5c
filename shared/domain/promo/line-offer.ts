import { type Money, money, multiplyMoney, scaleMoney } from "../../lib/money.ts";
import { quantity as quantityOf, quantityToText } from "../../lib/quantity.ts";
import { costAtMost, takenByPrice, WHOLE_PERCENT } from "./discount.ts";
import type { OfferLine } from "./goods.ts";
import type { ListPrice, PriceList, PromotionRule } from "./offer.ts";

/** What an offer takes off a line. */
export interface Saving {
  readonly type: "promotion" | "list";
  readonly id: string;
  readonly name: string;
  readonly amount: Money;
}

/**
 * What a promotion that looks at one line takes off it; `held` is how much of the product lies in the whole basket (thousandths).
 * Nothing for promotions that look at several lines.
 */
export const savedByRule = (
  rule: PromotionRule,
  { full, quantity }: Pick<OfferLine, "full" | "quantity">,
  held: number,
): Money => {
  switch (rule.type) {
    case "percent":
      return scaleMoney(full, rule.percent, WHOLE_PERCENT);
    case "amount":
      return costAtMost(rule.amount, quantity, full);
    case "price":
      return takenByPrice(full, rule.price, quantity);
    case "steps":
      return scaleMoney(full, stepFor(rule.steps, held)?.percent ?? 0, WHOLE_PERCENT);
    default:
      return money(0);
  }
};

/** The best of the price lists; nothing where the shelf price is as low [PROMO-5]. */
export const savedByList = (
  prices: readonly ListPrice[],
  lists: ReadonlyMap<string, PriceList>,
  { full, quantity }: Pick<OfferLine, "full" | "quantity">,
  held: number,
): Saving | undefined => {
  let best: Saving | undefined;
  for (const { list: id, price, steps } of prices) {
    const list = lists.get(id);
    if (list === undefined) continue;
    const amount = takenByPrice(full, stepFor(steps, held)?.price ?? price, quantity);
    best = better(best, { type: "list", id, name: list.name, amount });
  }
  return best;
};

/**
 * What whole packs save that have a price of their own: those of the size that saves most, as many as the line holds, the rest at
 * the unit's price [PACK-2]. Called by its size.
 */
export const savedByPacks = ({ price, quantity, packs = [] }: PackLine): Saving | undefined => {
  let best: Saving | undefined;
  for (const pack of packs) {
    const count = Math.floor(quantity / pack.quantity);
    if (count === 0 || pack.price === null) continue;
    const single = multiplyMoney(price, quantityOf(pack.quantity * count));
    if (pack.price * count >= single) continue;
    const amount = money(single - pack.price * count);
    best = better(best, {
      type: "list",
      id: pack.barcode,
      name: `× ${quantityToText(pack.quantity)}`,
      amount,
    });
  }
  return best;
};

type PackLine = Pick<OfferLine, "price" | "quantity" | "packs">;

/** The one that takes more off; of equals the promotion, then the lower id, so that every device chooses alike [PROMO-4]. */
export const better = (a: Saving | undefined, b: Saving): Saving | undefined => {
  if (b.amount <= 0) return a;
  if (a === undefined || b.amount > a.amount) return b;
  if (b.amount < a.amount) return a;
  if (a.type !== b.type) return a.type === "promotion" ? a : b;
  return a.id <= b.id ? a : b;
};

/** The highest step that the quantity reaches. */
const stepFor = <S extends { readonly from: number }>(steps: readonly S[], held: number): S | undefined => {
  let best: S | undefined;
  for (const step of steps)
    if (step.from <= held && (best === undefined || step.from > best.from)) best = step;
  return best;
};
