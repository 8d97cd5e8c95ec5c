import type { Context } from "../../core/command.ts";
import type { View } from "../../core/view.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { PayError } from "../account/paying.ts";
import type { PayoutTerminals } from "../payment/payout.ts";
import { costOfPart, type PartCost } from "./amounts.ts";
import { type BeginError, beginRefund, type RefundPlace, type RefundStory } from "./begin.ts";
import { type AskedLine, checkAsked, type RefundAskError } from "./check.ts";
import { type CoverError, checkCover } from "./cover.ts";
import { leftOf, type SaleLeft } from "./left.ts";
import { owedFor, type Way } from "./money-back.ts";
import type { SaleAsWritten } from "./opening.ts";
import type { RefundBody } from "./refund-body.ts";
import { checkWay, customerOf, type WayError } from "./way.ts";

export type RefundError = BeginError | RefundAskError | CoverError | WayError | PayError;

export interface RefundAsked extends RefundStory {
  readonly sale: SaleAsWritten;
  readonly lines: readonly AskedLine[];
  readonly way: Way;
  readonly override?: { readonly reason: string } | undefined;
  readonly isVoid: boolean;
  readonly terminals: PayoutTerminals;
}

/** What a refund answers with: its receipt. */
export interface Refunded {
  readonly number: string;
  readonly total: number;
  readonly at: number;
  readonly refund: RefundBody;
}

/** A refund that may be made. */
export interface CheckedRefund extends RefundPlace {
  readonly left: SaleLeft;
  /** Thousandths of each line of the sale. */
  readonly taking: readonly number[];
  readonly part: PartCost;
  /** What goes back, before cash is rounded; minor units. */
  readonly owed: number;
  readonly customer: RefundBody["customer"];
  readonly approvals: NonNullable<RefundBody["approvals"]>;
  readonly override: NonNullable<RefundBody["override"]> | null;
}

/** Holds what is asked for against the sale, against what is left of it and against who may; nothing is written. */
export const checkRefund = (
  view: View,
  asked: RefundAsked,
  context: Context,
): Result<CheckedRefund, RefundError> => {
  const begun = beginRefund(view, asked, context);
  if (!begun.ok) return begun;
  const { branch } = begun.value;
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
  const gone = left.lines.map(({ sold, left: there }) => sold - there);
  const part = costOfPart(body, gone, taking.value);
  return ok({
    ...begun.value,
    ...{ left, part, taking: taking.value, owed: owedFor(body, left, taking.value, part.due) },
    ...{ customer: customer.value, approvals: approvals.value, override: override.value },
  });
};
