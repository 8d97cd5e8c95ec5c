import { MAX_MONEY, type Money, money, splitMoney } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Pack } from "../catalog/packs.ts";
import type { TaxRate } from "../catalog/tax.ts";
import { chooseOffers } from "../promo/choose.ts";
import type { Occasion, RefusedCode } from "../promo/current.ts";
import { type Manual, type ReceiptDiscount, takenByPrice, takenOff } from "../promo/discount.ts";
import type { OfferLine } from "../promo/goods.ts";
import type { Saving } from "../promo/line-offer.ts";
import type { Offers } from "../promo/offer.ts";
import { lineTotal, type PricingError, type SaleTotals, staysWithinLimit, totalsOf } from "./pricing.ts";
import type { LineDiscount } from "./sale-body.ts";
import type { SaleTerms } from "./terms.ts";

/** A line to be priced: goods, how much, and what somebody takes off it. */
export interface AskedLine {
  readonly product: {
    readonly id: string;
    readonly category: string | null;
    readonly price: Money;
    readonly taxRate: TaxRate;
    readonly packs?: readonly Pack[] | undefined;
  };
  readonly quantity: Quantity;
  readonly discount?: Manual | undefined;
}

export interface BasketRequest extends Occasion {
  readonly lines: readonly AskedLine[];
  /** What somebody takes off the whole receipt. */
  readonly discount?: ReceiptDiscount | undefined;
  readonly terms: Pick<SaleTerms, "taxMode">;
}

/** `total` = `full` − Σ discounts, never below zero. */
export interface PricedBasketLine {
  /** Price × quantity. */
  readonly full: Money;
  /** In the order in which they were taken off; none of nothing. */
  readonly discounts: readonly LineDiscount[];
  readonly total: Money;
}

export interface PricedBasket {
  readonly lines: readonly PricedBasketLine[];
  readonly totals: SaleTotals;
  /** Everything taken off, all lines. */
  readonly saved: Money;
  /** Codes that took something off. */
  readonly codes: readonly string[];
  readonly refused: readonly RefusedCode[];
}

export type BasketPricingError =
  | PricingError
  /** Another price is a discount: it is lower than the product's. */
  | { readonly type: "PriceNotLower"; readonly line: number; readonly price: Money };

/**
 * Prices a basket whole: offers, then what somebody takes off a line, then off the receipt, then tax [PROMO-4, DISCOUNT-1 … DISCOUNT-4].
 * The law: totals.total = Σ full − Σ discounts + added tax. The same on every device for the same offers, lines and occasion.
 */
export const priceBasket = (
  offers: Offers,
  { lines, discount, terms, ...occasion }: BasketRequest,
): Result<PricedBasket, BasketPricingError> => {
  const priced = lines.map(({ product: { price }, quantity }) => ({ price, quantity }));
  if (!staysWithinLimit(priced)) return err({ type: "TotalTooLarge", max: MAX_MONEY });
  const tooHigh = lines.findIndex(isNotLower);
  if (tooHigh >= 0) {
    const price = lines[tooHigh]?.product.price ?? money(0);
    return err({ type: "PriceNotLower", line: tooHigh + 1, price });
  }
  const asked = lines.map(toOfferLine);
  const { savings, codes, refused } = chooseOffers(offers, asked, occasion);
  const discounted = takeReceiptDiscount(
    lines.map((line, i) => discountLine(line, asked[i]?.full ?? money(0), savings[i] ?? [])),
    discount,
  );
  const totals = totalsOf(
    lines.map(({ product }) => product),
    discounted.map(({ total }) => total),
    terms.taxMode,
  );
  if (!totals.ok) return totals;
  const saved = money(discounted.reduce((sum, { full, total }) => sum + full - total, 0));
  return ok({ lines: discounted, totals: totals.value, saved, codes, refused });
};

const isNotLower = ({ product, discount }: AskedLine): boolean =>
  discount?.type === "price" && discount.value > product.price;

const toOfferLine = ({ product, quantity, discount }: AskedLine): OfferLine => ({
  product: product.id,
  category: product.category,
  price: product.price,
  quantity,
  full: lineTotal({ ...product, quantity }),
  isFixed: discount?.type === "price",
  packs: product.packs,
});

const discountLine = (
  { quantity, discount }: AskedLine,
  full: Money,
  savings: readonly Saving[],
): PricedBasketLine => {
  const line = { full, discounts: [...savings], total: restOf(full, savings) };
  if (discount === undefined) return line;
  if (discount.type === "price")
    return withDiscount(line, "price", discount.reason, takenByPrice(full, discount.value, quantity));
  return withDiscount(line, "manual", discount.reason, takenOff(line.total, discount));
};

/** Spread over the lines by what each costs by now, the leftover minor units by the largest remainder [DISCOUNT-4]. */
const takeReceiptDiscount = (
  lines: readonly PricedBasketLine[],
  discount: ReceiptDiscount | undefined,
): readonly PricedBasketLine[] => {
  if (discount === undefined) return lines;
  const totals = lines.map(({ total }) => total);
  const sum = money(totals.reduce((all, total) => all + total, 0));
  if (sum === 0) return lines;
  const parts = splitMoney(takenOff(sum, discount), totals);
  return lines.map((line, i) => withDiscount(line, "receipt", discount.reason, parts[i] ?? money(0)));
};

const withDiscount = (
  line: PricedBasketLine,
  type: LineDiscount["type"],
  name: string,
  amount: Money,
): PricedBasketLine =>
  amount === 0
    ? line
    : {
        full: line.full,
        discounts: [...line.discounts, { type, id: "", name, amount }],
        total: money(line.total - amount),
      };

const restOf = (full: Money, savings: readonly Saving[]): Money =>
  money(savings.reduce((rest, { amount }) => rest - amount, full as number));
