import type { Context, Decision } from "../../core/command.ts";
import { type BranchId, branchScope } from "../../core/ids.ts";
import type { View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { placeOf, type SaleError } from "../sale/commands/complete.ts";
import { nextReceiptNumber } from "../sale/receipt-number.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import { readTerms, type SaleTerms } from "../sale/terms.ts";
import { costOfPart, type PartCost } from "./amounts.ts";
import { type AskedLine, checkAsked, isReasonMissing, type RefundAskError } from "./check.ts";
import { type CoverError, checkCover, coverEffects, paidEffects } from "./cover.ts";
import { shelfEffects } from "./goods-back.ts";
import { draftOf } from "./kinds.ts";
import { leftOf, type SaleLeft } from "./left.ts";
import { type MoneyBack, owedFor, payBack, type Way } from "./money-back.ts";
import { openRefund, type SaleAsWritten } from "./opening.ts";
import type { RefundBody, RefundedLine, RefundReason } from "./refund-body.ts";
import { checkWay, customerOf, type WayError } from "./way.ts";

export type PlaceError = Extract<
  SaleError,
  { readonly type: "NotATill" | "NotSetUp" | "NoBranch" | "NotInBranch" }
>;

export type RefundError = PlaceError | RefundAskError | CoverError | WayError;

/** Why goods come back, and what it has to do with other receipts. */
export interface RefundStory {
  readonly reason: RefundReason;
  readonly note: string;
  /** Number of the sale made with it. */
  readonly exchange?: string | undefined;
}

export interface RefundAsked extends RefundStory {
  readonly sale: SaleAsWritten;
  readonly lines: readonly AskedLine[];
  readonly way: Way;
  readonly override?: { readonly reason: string } | undefined;
  readonly isVoid: boolean;
}

/** What a refund answers with: its receipt. */
export interface Refunded {
  readonly number: string;
  readonly total: number;
  readonly at: number;
  readonly refund: RefundBody;
}

/** What every refund begins with: where it is made, by which terms, and why. */
export const beginRefund = (
  view: View,
  { reason, note }: RefundStory,
  context: Context,
): Result<{ readonly branch: BranchId; readonly terms: SaleTerms }, PlaceError | RefundAskError> => {
  const place = placeOf(context);
  if (!place.ok) return err(place.error as PlaceError);
  const terms = readTerms(view);
  if (terms === undefined) return err({ type: "NotSetUp" });
  if (isReasonMissing(reason, note)) return err({ type: "NoteMissing" });
  return ok({ branch: place.value, terms });
};

/**
 * A part of a sale taken back: one entry of what came back, what goes out and what it does to the counters, after the one that
 * opens the sale where this till sold it; and what accounts get, in theirs. All in one durable step.
 */
export const refundSale = (
  view: View,
  asked: RefundAsked,
  context: Context,
): Result<Decision<Refunded>, RefundError> => {
  const begun = beginRefund(view, asked, context);
  if (!begun.ok) return begun;
  const { branch, terms } = begun.value;
  const { body } = asked.sale;
  const taking = checkAsked(asked.sale, asked.lines, branch);
  if (!taking.ok) return taking;
  const left = leftOf(view, context, asked.sale);
  const override = checkCover(body, left, taking.value, asked.override, context);
  if (!override.ok) return override;
  const approvals = checkWay(body, asked.way, branch, context);
  if (!approvals.ok) return approvals;
  const customer = customerOf(view, body, asked.way);
  if (!customer.ok) return customer;
  const { part, money } = priced(asked, left, taking.value, terms);
  const refund: RefundBody = {
    ...bodyOf(asked, part, money),
    number: nextReceiptNumber(context),
    branch,
    till: context.code,
    ...(customer.value && { customer: customer.value }),
    ...(approvals.value.length > 0 && { approvals: approvals.value }),
    ...(override.value && { override: override.value }),
  };
  const effects = [
    ...coverEffects(body, left, taking.value),
    ...paidEffects(body, money),
    ...shelfEffects(view, branch, refund.lines),
  ];
  const draft = draftOf(branchScope(branch), "sale.refunded", refund, { effects });
  return ok({
    drafts: [...openRefund(view, context, asked.sale), draft],
    result: refunded(refund, context),
  });
};

export const refunded = (refund: RefundBody, { at }: Pick<Context, "at">): Refunded => ({
  number: refund.number,
  total: refund.total,
  at,
  refund,
});

const priced = (
  { sale: { body }, way }: RefundAsked,
  left: SaleLeft,
  taking: readonly number[],
  { rounding }: SaleTerms,
): { readonly part: PartCost; readonly money: MoneyBack } => {
  const gone = left.lines.map(({ sold, left: there }) => sold - there);
  const part = costOfPart(body, gone, taking);
  const owed = owedFor(body, left, taking, part.due);
  return { part, money: payBack(body, left, way, owed, rounding) };
};

const bodyOf = (
  { sale: { body, log, seq }, lines, reason, note, exchange, isVoid }: RefundAsked,
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
  ...(exchange !== undefined && { exchange }),
});

/** The line as it was sold: its name, price and tax are the sale's [REFUND-1]. */
const lineOf = (
  { lines }: SaleBody,
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
