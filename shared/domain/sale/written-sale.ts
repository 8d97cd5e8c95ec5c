import type { Settlement } from "../payment/tender.ts";
import type { SoldLine } from "./basket.ts";
import type { PricedBasket, PricedBasketLine } from "./price-basket.ts";
import type { SaleArgs } from "./sale-args.ts";
import type { SaleBody, SaleLine } from "./sale-body.ts";
import type { SaleTerms } from "./terms.ts";

/** The part of a sale's body that says what was sold, for how much and how it was paid. What is empty is left out. */
export const soldAndPaid = (
  sold: readonly SoldLine[],
  asked: SaleArgs["lines"],
  { lines, totals, codes }: PricedBasket,
  { tenders, payable, rounding, change }: Settlement,
  { taxMode, currency }: SaleTerms,
): Omit<SaleBody, "number" | "branch" | "till"> => ({
  lines: sold.flatMap((line, i) => {
    const [priced, args] = [lines[i], asked[i]];
    return priced === undefined || args === undefined ? [] : [lineOf(line, priced, args)];
  }),
  taxes: totals.taxes.map(({ rate, net, tax }) => ({ rate, base: net, tax })),
  taxMode,
  rounding,
  total: payable,
  tenders: tenders.map(({ type, amount, reference, of }) => ({
    type,
    amount,
    reference: type === "cash" ? "" : reference,
    ...(of !== "" && type !== "cash" && { of }),
  })),
  change,
  currency,
  ...(codes.length > 0 && { codes: [...codes] }),
});

const lineOf = (
  { product: { id, name, unit, price, taxRate }, quantity, barcode }: SoldLine,
  { full, discounts, total }: PricedBasketLine,
  { lot, expires, serial }: SaleArgs["lines"][number],
): SaleLine => ({
  product: id,
  name,
  barcode,
  unit,
  quantity,
  price,
  taxRate,
  total,
  ...(discounts.length > 0 && { full, discounts: [...discounts] }),
  ...(lot && { lot }),
  ...(expires && { expires }),
  ...(serial && { serial }),
});
