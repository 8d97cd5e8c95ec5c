import type { Context, Decision } from "../../core/command.ts";
import { branchScope } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { ok, type Result } from "../../lib/result.ts";
import { type PayError, refundToAccount } from "../account/paying.ts";
import { takeBackPoints } from "../account/points.ts";
import { openPayouts } from "../payment/payout.ts";
import { nextReceiptNumber } from "../sale/receipt-number.ts";
import type { SaleBody, SaleTender } from "../sale/sale-body.ts";
import type { PartCost } from "./amounts.ts";
import type { AskedLine } from "./check.ts";
import type { CheckedRefund, RefundAsked, Refunded } from "./checked.ts";
import { coverEffects, paidEffects } from "./cover.ts";
import { shelfEffects } from "./goods-back.ts";
import { draftOf } from "./kinds.ts";
import type { MoneyBack } from "./money-back.ts";
import { openRefund } from "./opening.ts";
import type { RefundBody, RefundedLine } from "./refund-body.ts";

/** The refund as entries: nothing of it is in doubt any more. `exchange`: number of the sale made with it. */
export const writeRefund = (
  view: View,
  context: Context,
  asked: RefundAsked,
  checked: CheckedRefund,
  money: MoneyBack,
  exchange?: string,
): Result<Decision<Refunded>, PayError> => {
  const { branch, left, taking, part, shift, customer, approvals, override } = checked;
  const { sale } = asked;
  const number = nextReceiptNumber(context);
  const accounts = accountDrafts(view, context, money.tenders, number);
  if (!accounts.ok) return accounts;
  const taken = pointsBack(view, context, sale.body, part, number);
  const refund: RefundBody = {
    ...bodyOf(asked, part, money),
    ...{ number, branch, till: context.code },
    ...(shift !== undefined && { shift }),
    ...(customer && { customer }),
    ...(taken.points > 0 && { points: taken.points }),
    ...(approvals.length > 0 && { approvals }),
    ...(override && { override }),
    ...(exchange !== undefined && { exchange }),
  };
  const effects = [
    ...coverEffects(sale.body, left, taking),
    ...paidEffects(sale.body, money),
    ...shelfEffects(view, branch, refund.lines),
  ];
  const draft = draftOf(branchScope(branch), "sale.refunded", refund, { effects });
  const payouts = openPayouts(view, context, {
    ...{ branch, receipt: number, tenders: money.tenders, terminals: asked.terminals },
  });
  return ok({
    drafts: [...openRefund(view, context, sale), draft, ...payouts, ...accounts.value, ...taken.drafts],
    result: refunded(refund, context),
  });
};

export const refunded = (refund: RefundBody, { at }: Pick<Context, "at">): Refunded => ({
  number: refund.number,
  total: refund.total,
  at,
  refund,
});

/** What goes into accounts, as entries of theirs [REFUND-5]. */
export const accountDrafts = (
  view: View,
  context: Context,
  tenders: readonly SaleTender[],
  number: string,
): Result<readonly Draft[], PayError> => {
  const drafts: Draft[] = [];
  for (const tender of tenders) {
    const added = refundToAccount(view, context, tender, number);
    if (!added.ok) return added;
    drafts.push(...added.value);
  }
  return ok(drafts);
};

/** Points earned with what came back go too, as far as this device may take them: spent ones stay spent. */
const pointsBack = (
  view: View,
  context: Context,
  { customer }: Pick<SaleBody, "customer">,
  { points }: PartCost,
  number: string,
): { readonly points: number; readonly drafts: readonly Draft[] } => {
  if (customer === undefined || points <= 0) return { points: 0, drafts: [] };
  const drafts = takeBackPoints(view, context, customer.id, points, number);
  const amounts = drafts.map(({ body }) => (body as unknown as { readonly amount: number }).amount);
  return { points: amounts.reduce((sum, amount) => sum + amount, 0), drafts };
};

const bodyOf = (
  { sale: { body, log, seq }, lines, reason, note, isVoid }: RefundAsked,
  part: PartCost,
  { total, tenders }: MoneyBack,
): Omit<RefundBody, "number" | "branch" | "till"> => ({
  of: { number: body.number, log, seq },
  lines: lines.flatMap((asked) => lineOf(body, asked, part)),
  taxes: [...part.taxes],
  taxMode: body.taxMode,
  rounding: total - part.due,
  total,
  tenders: [...tenders],
  currency: body.currency,
  reason,
  ...(note !== "" && { note }),
  isVoid,
});

/** The line as it was sold: its name, price and tax are the sale's [REFUND-1]. */
const lineOf = (
  { lines }: Pick<SaleBody, "lines">,
  { line, quantity, back }: AskedLine,
  { totals, fulls }: PartCost,
): readonly RefundedLine[] => {
  const sold = lines[line];
  if (sold === undefined) return [];
  const { product, name, unit, price, taxRate } = sold;
  const full = fulls[line];
  const total = totals[line] ?? 0;
  const before = full === undefined ? {} : { full };
  return [{ line, product, name, unit, quantity, price, ...before, taxRate, total, back }];
};
