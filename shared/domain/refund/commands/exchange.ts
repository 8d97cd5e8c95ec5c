import { z } from "zod";
import { type Context, command, type Decision } from "../../../core/command.ts";
import type { View } from "../../../core/view.ts";
import type { Money } from "../../../lib/money.ts";
import { ok, type Result } from "../../../lib/result.ts";
import { textField } from "../../../lib/schema.ts";
import { roundCash } from "../../payment/rounding.ts";
import { completeSale } from "../../sale/commands/complete.ts";
import { nextReceiptNumber } from "../../sale/receipt-number.ts";
import { MAX_SALE_LINES, type SaleArgs } from "../../sale/sale-args.ts";
import { askedLineField, needsOf, saleField, storyFields, terminalsField, wayField } from "../args.ts";
import { type CheckedRefund, checkRefund, type RefundError, type Refunded } from "../checked.ts";
import { cashIn, type MoneyBack, payBack } from "../money-back.ts";
import { checkWorth } from "../way.ts";
import { writeRefund } from "../write.ts";

const args = z.strictObject({
  sale: saleField,
  lines: z.array(askedLineField).min(1).max(MAX_SALE_LINES),
  /** What the customer takes instead; tenders are what they pay on top. */
  buys: completeSale.args,
  /** How what is left over goes back. */
  way: wayField.default({ type: "original" }),
  terminals: terminalsField,
  ...storyFields,
  override: z.strictObject({ reason: textField(200) }).optional(),
});

type Args = z.output<typeof args>;
type Bought = ReturnType<typeof completeSale.decide>;
export type ExchangeError = RefundError | BuyError;
type BuyError = Extract<Bought, { readonly ok: false }>["error"];
type Bill = Extract<Bought, { readonly ok: true }>["value"]["result"];

export interface Exchanged {
  readonly refund: Refunded;
  readonly sale: Bill;
}

/**
 * Goods exchanged for others: a refund and a sale in one durable step. What the goods that come back are worth pays for the new
 * ones, as cash that never leaves the drawer: out by the refund, in by the sale. The customer pays what is missing, or gets what is
 * over [REFUND-11].
 */
export const exchangeGoods = command({
  permission: "sale.refund",
  args,
  needs: ({ sale, way, buys }) => {
    const back = needsOf(sale, way.type === "wallet" ? way.customer : undefined);
    const bought = completeSale.needs?.(buys) ?? {};
    return {
      docs: [...(back.docs ?? []), ...(bought.docs ?? [])],
      find: [...(back.find ?? []), ...(bought.find ?? [])],
      counters: [...(back.counters ?? []), ...(bought.counters ?? [])],
      all: [...(back.all ?? []), ...(bought.all ?? [])],
      countersOf: [...(back.countersOf ?? []), ...(bought.countersOf ?? [])],
    };
  },
  decide: (view, asked, context): Result<Decision<Exchanged>, ExchangeError> => {
    const checked = checkRefund(view, { ...asked, isVoid: false }, context);
    if (!checked.ok) return checked;
    const { branch, approvals, owed, terms } = checked.value;
    const mayPay = checkWorth(asked.sale.body, branch, context);
    if (!mayPay.ok) return mayPay;
    const worth = roundCash(owed as Money, terms.rounding).payable;
    const second = afterRefund(context);
    const bought = buy(view, asked, second, worth);
    if (!bought.ok) return bought;
    const { used, decision } = bought.value;
    const money = moneyBack(asked, checked.value, used, worth);
    const refund = { ...asked, isVoid: false };
    const spokenFor = { ...checked.value, approvals: approvals.length > 0 ? approvals : mayPay.value };
    const back = writeRefund(view, context, refund, spokenFor, money, nextReceiptNumber(second));
    if (!back.ok) return back;
    return ok({
      drafts: [...back.value.drafts, ...decision.drafts],
      result: { refund: back.value.result, sale: decision.result },
    });
  },
});

/** The sale's receipt is the next after the refund's. */
const afterRefund = (context: Context): Context => ({
  ...context,
  written: (kind) => context.written(kind) + (kind === "sale.refunded" ? 1 : 0),
});

/** Sells with `worth` in cash among what is paid; what would be change of it, and not of the customer's own cash, is not used. */
const buy = (
  view: View,
  { buys }: Args,
  context: Context,
  worth: number,
): Result<{ readonly used: number; readonly decision: Decision<Bill> }, BuyError> => {
  const attempt = (used: number): Bought =>
    completeSale.decide(view, { ...buys, tenders: [...cashOf(used), ...buys.tenders] }, context);
  const whole = attempt(worth);
  if (!whole.ok) return whole;
  const used = worth - Math.max(0, whole.value.result.change - cashIn(buys.tenders));
  if (used === worth) return ok({ used, decision: whole.value });
  const exact = attempt(used);
  return exact.ok ? ok({ used, decision: exact.value }) : exact;
};

const cashOf = (amount: number): SaleArgs["tenders"] =>
  amount > 0 ? [{ type: "cash", amount: amount as Money, reference: "", of: "" }] : [];

/** What pays for the new goods stays in the drawer; the rest goes the way that was asked for. */
const moneyBack = (
  { sale: { body }, way }: Args,
  { left, owed, terms }: CheckedRefund,
  used: number,
  worth: number,
): MoneyBack => {
  const rest = used === worth ? 0 : Math.max(0, owed - used);
  const over = payBack(body, left, way, rest, terms.rounding);
  return { ...over, total: used + over.total, tenders: [...cashOf(used), ...over.tenders] };
};
