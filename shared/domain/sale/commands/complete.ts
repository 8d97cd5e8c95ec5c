import { type Context, command, type Decision } from "../../../core/command.ts";
import type { Effect } from "../../../core/counter.ts";
import { type BranchId, branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import { localTime } from "../../../lib/local-time.ts";
import type { Money } from "../../../lib/money.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { whoMay } from "../../access/approval.ts";
import type { Customer } from "../../customer/customer.ts";
import { compileOffers } from "../../promo/compile.ts";
import { type PromoUsedUp, promoEffects } from "../../promo/spend-codes.ts";
import { type PlaceError, placeOfTill } from "../../shift/place.ts";
import { type NoShiftError, type Shift, shiftForSelling } from "../../shift/shift.ts";
import { readShiftTerms } from "../../shift/shift-terms.ts";
import { sumByItem } from "../../stock/movement.ts";
import { isOverride, OVERRIDE, type SpendError, spendEffects } from "../../stock/spending.ts";
import { type GoodsError, readGoods, type SoldLine } from "../basket.ts";
import { draftOf } from "../kinds.ts";
import { buyerOf, payFor, type SalePayError } from "../paying.ts";
import { type BasketPricingError, type PricedBasket, priceBasket } from "../price-basket.ts";
import { nextReceiptNumber } from "../receipt-number.ts";
import { type SaleArgs, saleArgs, saleNeeds } from "../sale-args.ts";
import type { SaleBody } from "../sale-body.ts";
import { approvalsFor, type SpokenForError } from "../spoken-for.ts";
import { readTerms, type SaleTerms } from "../terms.ts";
import { soldAndPaid } from "../written-sale.ts";

export type SaleError =
  | PlaceError
  | NoShiftError
  | GoodsError
  | BasketPricingError
  | SpokenForError
  | SalePayError
  | SpendError
  | PromoUsedUp
  /** The organisation's settings have not reached this device. */
  | { readonly type: "NotSetUp" };

/** What a sale answers with: its receipt. */
export interface Sold {
  readonly number: string;
  readonly total: Money;
  readonly change: Money;
  readonly at: number;
  readonly sale: SaleBody;
}

/**
 * A sale, paid: one entry with lines, discounts, payments, receipt number and what it takes from stock; with it, in the same write,
 * what customers' accounts and limited codes give for it [SALE-2, SALE-6]. Everything is computed anew from the catalog, the offers and
 * the settings. Strict goods come out of this till's rights; beyond them only with `override` by someone who may [STOCK-5].
 */
export const completeSale = command({
  permission: "sale.make",
  args: saleArgs,
  needs: saleNeeds,
  decide: (view, args, context) => sell(view, args, context),
});

const sell = (view: View, args: SaleArgs, context: Context): Result<Decision<Sold>, SaleError> => {
  const number = nextReceiptNumber(context);
  const begun = begin(view, context);
  if (!begun.ok) return begun;
  const { branch, terms, shift } = begun.value;
  const priced = price(view, args, context, begun.value);
  if (!priced.ok) return priced;
  const { goods, basket, customer, approvals } = priced.value;
  const { total } = basket.totals;
  const paid = payFor(view, context, { total, tenders: args.tenders, customer, number }, terms);
  if (!paid.ok) return paid;
  const spent = takeGoods(view, args, context, branch, goods);
  if (!spent.ok) return spent;
  const used = promoEffects(view, basket.codes, { number, branch, till: context.code });
  if (!used.ok) return used;
  const sale: SaleBody = {
    ...soldAndPaid(goods, args.lines, basket, paid.value.settlement, terms),
    number,
    branch,
    till: context.code,
    ...(shift !== undefined && { shift: shift.id }),
    ...(customer !== null && { customer: { id: customer.id, name: customer.name } }),
    ...(paid.value.points > 0 && { points: paid.value.points }),
    ...(approvals.length > 0 && { approvals }),
    ...(spent.value.by !== null && args.override && { override: { by: spent.value.by, ...args.override } }),
  };
  const entry = draftOf(branchScope(branch), "sale.completed", sale, {
    effects: spent.value.effects,
    patches: paid.value.patches,
  });
  return ok({ drafts: [entry, ...paid.value.drafts, ...used.value], result: soldAs(sale, context) });
};

interface Begun {
  readonly branch: BranchId;
  readonly terms: SaleTerms;
  readonly shift: Shift | undefined;
}

/** Where it is sold, by which terms, in whose shift. */
const begin = (view: View, context: Context): Result<Begun, SaleError> => {
  const place = placeOfTill(context);
  if (!place.ok) return place;
  const terms = readTerms(view);
  if (terms === undefined) return err({ type: "NotSetUp" });
  const shift = shiftForSelling(view, context, readShiftTerms(view));
  return shift.ok ? ok({ branch: place.value, terms, shift: shift.value }) : shift;
};

interface Priced {
  readonly goods: readonly SoldLine[];
  readonly basket: PricedBasket;
  readonly customer: Customer | null;
  readonly approvals: NonNullable<SaleBody["approvals"]>;
}

/** Reads the goods and prices them anew, by what holds at this moment for this customer [SALE-1]. */
const price = (
  view: View,
  { lines, discount, customer: id, codes = [] }: SaleArgs,
  context: Context,
  { branch, terms }: Begun,
): Result<Priced, SaleError> => {
  const goods = readGoods(view, lines);
  if (!goods.ok) return goods;
  const customer = buyerOf(view, id);
  if (!customer.ok) return customer;
  const basket = priceBasket(compileOffers(view), {
    lines: goods.value.map(({ product, quantity }, i) => ({
      product,
      quantity,
      discount: lines[i]?.discount,
    })),
    discount,
    group: customer.value?.group ?? "",
    branch,
    codes,
    when: localTime(context.at, readShiftTerms(view).utcOffset),
    terms,
  });
  if (!basket.ok) return basket;
  const approvals = approvalsFor(view, context, branch, basket.value.lines);
  if (!approvals.ok) return approvals;
  return ok({
    goods: goods.value,
    basket: basket.value,
    customer: customer.value,
    approvals: approvals.value,
  });
};

interface Taken {
  readonly effects: readonly Effect[];
  /** Whose word it took to go beyond what the till holds; `null` where it held enough. */
  readonly by: string | null;
}

const takeGoods = (
  view: View,
  { override }: SaleArgs,
  context: Context,
  branch: BranchId,
  goods: readonly SoldLine[],
): Result<Taken, SpendError> => {
  const items = sumByItem(goods.map(({ product, quantity }) => ({ item: product, quantity })));
  const spent = spendEffects(view, context, { branch, items, override: override !== undefined });
  if (!spent.ok) return spent;
  const by = spent.value.some(isOverride) ? whoMay(context, OVERRIDE, branch) : null;
  return ok({ effects: spent.value, by: by?.staff ?? null });
};

const soldAs = (sale: SaleBody, { at }: Context): Sold => ({
  number: sale.number,
  total: sale.total as Money,
  change: sale.change as Money,
  at,
  sale,
});
