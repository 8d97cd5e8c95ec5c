import type { Money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";

/** When something holds. What is empty or `null` does not restrict. */
export interface Period {
  /** First and last day, `2026-11-21`. */
  readonly from: string | null;
  readonly until: string | null;
  /** 1 Monday … 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes since midnight; from the first up to, not including, the second; over midnight when the second is lower. */
  readonly opens: number | null;
  readonly closes: number | null;
}

export const PROMOTION_TYPES = ["percent", "amount", "price", "steps", "n-for-m", "bundle", "total"] as const;

/** What may come on top of other offers: what can be taken off any rest. */
export const STACKING: readonly PromotionRule["type"][] = ["percent", "amount", "steps", "total"];

/** From so much of a product on (thousandths), so many hundredths of a percent off. */
export interface PercentStep {
  readonly from: Quantity;
  readonly percent: number;
}

/** From so much of a product on (thousandths), this price for the unit. */
export interface PriceStep {
  readonly from: Quantity;
  readonly price: Money;
}

export interface BundlePart {
  readonly product: string;
  /** Whole units. */
  readonly count: number;
}

/**
 * What a promotion does. `percent`: hundredths of a percent off. `amount`: minor units off each unit. `price`: the unit's price.
 * `steps`: percent by quantity. `n-for-m`: of each `take` units `take − pay`, the cheapest, have `percent` off. `bundle`: the parts
 * together for `price`. `total`: minor units off the chosen goods together.
 */
export type PromotionRule =
  | { readonly type: "percent"; readonly percent: number }
  | { readonly type: "amount"; readonly amount: Money }
  | { readonly type: "price"; readonly price: Money }
  | { readonly type: "steps"; readonly steps: readonly PercentStep[] }
  | { readonly type: "n-for-m"; readonly take: number; readonly pay: number; readonly percent: number }
  | { readonly type: "bundle"; readonly parts: readonly BundlePart[]; readonly price: Money }
  | { readonly type: "total"; readonly amount: Money };

export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly rule: PromotionRule;
  /** Goods it holds for; with both empty, all goods. Not looked at for a bundle, which names its parts. */
  readonly products: readonly string[];
  readonly categories: readonly string[];
  readonly period: Period;
  /** Customers' group; empty for everybody. */
  readonly group: string;
  /** Where; empty for every branch. */
  readonly branches: readonly string[];
  readonly needsCode: boolean;
  /** Taken off on top of the best one, instead of competing with it. */
  readonly stacks: boolean;
  /** The goods it holds for must come to so much before anything is taken off. */
  readonly least: Money;
  readonly active: boolean;
}

export interface PriceList {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly branches: readonly string[];
  readonly period: Period;
  readonly active: boolean;
}

/** A product's price in a list, lower from certain quantities on. */
export interface ListPrice {
  readonly list: string;
  readonly product: string;
  readonly price: Money;
  readonly steps: readonly PriceStep[];
}

export interface PromoCode {
  /** As it is kept: lower case. */
  readonly code: string;
  readonly promotion: string;
  readonly from: string | null;
  readonly until: string | null;
  /** Whether it may be used only so often. */
  readonly limited: boolean;
  /** How often it may still be used, by anybody, as far as this device knows. */
  readonly left: number;
  readonly active: boolean;
}

/** All that makes goods cheaper, ready to be asked. */
export interface Offers {
  readonly promotions: readonly Promotion[];
  readonly lists: readonly PriceList[];
  readonly pricesOf: (product: string) => readonly ListPrice[];
  readonly code: (code: string) => PromoCode | undefined;
  /** A category and those above it. */
  readonly categoriesOf: (category: string) => readonly string[];
}

export const NO_OFFERS: Offers = {
  promotions: [],
  lists: [],
  pricesOf: () => [],
  code: () => undefined,
  categoriesOf: (category) => [category],
};

/** A code as it is kept and compared; `null` when it cannot be one. */
export const promoCodeOf = (typed: string): string | null => {
  const code = typed.trim().toLowerCase();
  return /^[a-z0-9-]{2,40}$/.test(code) ? code : null;
};
