import { z } from "zod";
import { command, type Decision } from "../../../core/command.ts";
import { branchScope } from "../../../core/ids.ts";
import type { View } from "../../../core/view.ts";
import type { Money } from "../../../lib/money.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { idField, moneyField, quantityField } from "../../../lib/schema.ts";
import { whoMay } from "../../access/approval.ts";
import { ORGANISATION } from "../../access/organisation.ts";
import { accountCounter } from "../../account/accounts.ts";
import { type Product, readProduct } from "../../catalog/product.ts";
import { type PricingError, priceSale, type SaleTotals } from "../../sale/pricing.ts";
import { nextReceiptNumber } from "../../sale/receipt-number.ts";
import { MAX_SALE_LINES } from "../../sale/sale-args.ts";
import type { SaleTerms } from "../../sale/terms.ts";
import { checkMovements, findItem, type MovementError } from "../../stock/movement.ts";
import { backField, cashField, storyFields, walletField } from "../args.ts";
import { beginRefund } from "../begin.ts";
import type { RefundError, Refunded } from "../checked.ts";
import { shelfEffects } from "../goods-back.ts";
import { draftOf, REFUND_FREE } from "../kinds.ts";
import { payBack } from "../money-back.ts";
import type { RefundBody } from "../refund-body.ts";
import { customerOf } from "../way.ts";
import { accountDrafts, refunded } from "../write.ts";

export type RefundFreeError = RefundError | MovementError | PricingError;

const args = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        product: idField,
        quantity: quantityField,
        /** What goes back for one; the product's price where left out. */
        price: moneyField.optional(),
        back: backField,
      }),
    )
    .min(1)
    .max(MAX_SALE_LINES),
  way: z.discriminatedUnion("type", [cashField, walletField]).default({ type: "cash" }),
  ...storyFields,
});

type Args = z.output<typeof args>;

/**
 * Goods taken back without a receipt: nobody can tell whether they were sold here, so it takes a manager, who is at the till or
 * lends the right for this once [REFUND-9].
 */
export const refundFree = command({
  permission: "sale.refund",
  args,
  needs: ({ lines, way }) => ({
    docs: [
      { doc: "org", id: ORGANISATION },
      ...lines.map(({ product }) => ({ doc: "product", id: product })),
      ...(way.type === "wallet" ? [{ doc: "customer", id: way.customer }] : []),
    ],
    all: ["shift"],
    counters: way.type === "wallet" ? [accountCounter("wallet", way.customer)] : [],
    countersOf: lines.map(({ product }) => ({ area: "stock", id: product })),
  }),
  decide: (view, asked, context): Result<Decision<Refunded>, RefundFreeError> => {
    const begun = beginRefund(view, asked, context);
    if (!begun.ok) return begun;
    const { branch, terms, shift } = begun.value;
    const by = whoMay(context, REFUND_FREE, branch);
    if (by === null) return err({ type: "RefundNotAllowed" });
    const customer = customerOf(view, null, asked.way);
    if (!customer.ok) return customer;
    const goods = readGoods(view, asked, terms);
    if (!goods.ok) return goods;
    const number = nextReceiptNumber(context);
    const refund: RefundBody = {
      ...bodyOf(asked, goods.value, terms),
      ...{ number, branch, till: context.code },
      ...(shift !== undefined && { shift }),
      ...(customer.value && { customer: customer.value }),
      approvals: [{ permission: REFUND_FREE, by: by.staff }],
    };
    const accounts = accountDrafts(view, context, refund.tenders, number);
    if (!accounts.ok) return accounts;
    const effects = shelfEffects(view, branch, refund.lines);
    return ok({
      drafts: [draftOf(branchScope(branch), "sale.refunded", refund, { effects }), ...accounts.value],
      result: refunded(refund, context),
    });
  },
});

interface Goods {
  readonly products: readonly Product[];
  readonly prices: readonly Money[];
  readonly totals: SaleTotals;
}

/** Archived goods come back like others. */
const readGoods = (
  view: View,
  { lines }: Args,
  { taxMode }: SaleTerms,
): Result<Goods, MovementError | PricingError> => {
  const moved = checkMovements(view, lines, findItem);
  if (!moved.ok) return moved;
  const products = lines.flatMap(({ product }) => readProduct(view, product) ?? []);
  const prices = products.map(({ price }, i) => lines[i]?.price ?? price);
  const priced = priceSale(
    products.map(({ taxRate }, i) => ({
      price: prices[i] ?? (0 as Money),
      taxRate,
      quantity: lines[i]?.quantity ?? (0 as never),
    })),
    taxMode,
  );
  return priced.ok ? ok({ products, prices, totals: priced.value }) : priced;
};

const bodyOf = (
  { lines, way, reason, note }: Args,
  { products, prices, totals }: Goods,
  { taxMode, currency, rounding }: SaleTerms,
): Omit<RefundBody, "number" | "branch" | "till"> => {
  const money = payBack({ tenders: [], change: 0 }, { paidByTender: [] }, way, totals.total, rounding);
  return {
    of: null,
    lines: products.map(({ id, name, unit, taxRate }, i) => ({
      line: -1,
      product: id,
      name,
      unit,
      quantity: lines[i]?.quantity ?? 0,
      price: prices[i] ?? 0,
      taxRate,
      total: totals.lineTotals[i] ?? 0,
      back: lines[i]?.back ?? "shelf",
    })),
    taxes: totals.taxes.map(({ rate, net, tax }) => ({ rate, base: net, tax })),
    taxMode,
    rounding: money.total - totals.total,
    total: money.total,
    tenders: [...money.tenders],
    currency,
    reason,
    ...(note !== "" && { note }),
    isVoid: false,
  };
};
