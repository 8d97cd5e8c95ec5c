import {
  addMoney,
  MAX_MONEY,
  type Money,
  money,
  multiplyMoney,
  scaleMoney,
  subtractMoney,
  sumMoney,
} from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { TaxRate } from "../catalog/tax.ts";

/** Whether shelf prices hold the tax already (the rule in shops) or it is added at the till. */
export type TaxMode = "included" | "added";

export interface PricedLine {
  readonly price: Money;
  readonly quantity: Quantity;
  readonly taxRate: TaxRate;
}

/** All lines of one rate. `gross` = `net` + `tax`, always. */
export interface TaxGroup {
  readonly rate: TaxRate;
  readonly net: Money;
  readonly tax: Money;
  readonly gross: Money;
}

export interface SaleTotals {
  /** One total per line, in the order of the lines. */
  readonly lineTotals: readonly Money[];
  /** Sum of the line totals. */
  readonly subtotal: Money;
  /** One group per rate, highest first, exempt last. */
  readonly taxes: readonly TaxGroup[];
  /** Tax put on top of the subtotal; zero when prices include it. */
  readonly addedTax: Money;
  /** `subtotal` + `addedTax`: what is owed before cash is rounded. */
  readonly total: Money;
}

export type PricingError = { readonly type: "TotalTooLarge"; readonly max: Money };

/**
 * Prices a sale. Each line is rounded once; tax is computed once per rate on the sum of its lines, half up, so the
 * groups on the receipt always add up to its total. Rules and sources: SPEC.md, PRICE-1 to PRICE-4.
 * Error: a line or the total beyond `MAX_MONEY`.
 */
export const priceSale = (lines: readonly PricedLine[], mode: TaxMode): Result<SaleTotals, PricingError> => {
  if (!staysWithinLimit(lines)) return err({ type: "TotalTooLarge", max: MAX_MONEY });
  return totalsOf(lines, lines.map(lineTotal), mode);
};

/**
 * Totals of lines whose amounts are known, discounts taken off already. Error: the total beyond `MAX_MONEY`, by the tax put on top.
 */
export const totalsOf = (
  lines: readonly Pick<PricedLine, "taxRate">[],
  lineTotals: readonly Money[],
  mode: TaxMode,
): Result<SaleTotals, PricingError> => {
  const subtotal = sumMoney(lineTotals);
  const taxes = taxGroups(lines, lineTotals, mode);
  const addedTax = mode === "added" ? sumMoney(taxes.map((group) => group.tax)) : money(0);
  const total = addMoney(subtotal, addedTax);
  if (total > MAX_MONEY) return err({ type: "TotalTooLarge", max: MAX_MONEY });
  return ok({ lineTotals, subtotal, taxes, addedTax, total });
};

/** Price × quantity, rounded half up to the minor unit. */
export const lineTotal = ({ price, quantity }: PricedLine): Money => multiplyMoney(price, quantity);

/** Tax held in `gross`, or to be put on top of a net amount. Half up; nothing for exempt goods. */
export const taxOn = (amount: Money, rate: TaxRate, mode: TaxMode): Money => {
  if (rate === "exempt") return money(0);
  return scaleMoney(amount, rate, mode === "included" ? WHOLE + rate : WHOLE);
};

const WHOLE = 10_000;

/** Estimated in floating point before any exact arithmetic could leave the safe range. */
export const staysWithinLimit = (lines: readonly Omit<PricedLine, "taxRate">[]): boolean => {
  let sum = 0;
  for (const { price, quantity } of lines) sum += price * (quantity / 1_000);
  return sum <= MAX_MONEY;
};

const taxGroups = (
  lines: readonly Pick<PricedLine, "taxRate">[],
  lineTotals: readonly Money[],
  mode: TaxMode,
): readonly TaxGroup[] => {
  const amountByRate = new Map<TaxRate, Money>();
  lines.forEach(({ taxRate }, i) => {
    amountByRate.set(taxRate, addMoney(amountByRate.get(taxRate) ?? money(0), lineTotals[i] ?? money(0)));
  });
  return [...amountByRate]
    .sort(([a], [b]) => rank(b) - rank(a))
    .map(([rate, amount]) => taxGroup(rate, amount, mode));
};

const rank = (rate: TaxRate): number => (rate === "exempt" ? -1 : rate);

const taxGroup = (rate: TaxRate, amount: Money, mode: TaxMode): TaxGroup => {
  const tax = taxOn(amount, rate, mode);
  return mode === "included"
    ? { rate, net: subtractMoney(amount, tax), tax, gross: amount }
    : { rate, net: amount, tax, gross: addMoney(amount, tax) };
};
