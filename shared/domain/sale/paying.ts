import type { Context } from "../../core/command.ts";
import type { Patch } from "../../core/entry.ts";
import type { View } from "../../core/view.ts";
import type { Draft } from "../../core/writer.ts";
import { type Money, money, subtractMoney, sumMoney } from "../../lib/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { isAccount } from "../account/accounts.ts";
import { type PayError, payFromAccounts } from "../account/paying.ts";
import { earnPoints } from "../account/points.ts";
import { type Customer, readCustomer } from "../customer/customer.ts";
import { roundCash } from "../payment/rounding.ts";
import { type Settlement, settle, type Tender, type TenderError } from "../payment/tender.ts";
import { type AttemptNotUsable, useAttempts } from "../payment/use-attempts.ts";
import type { SaleTerms } from "./terms.ts";

export type SalePayError =
  | TenderError
  | PayError
  | AttemptNotUsable
  /** The customer named is not known on this device. */
  | { readonly type: "UnknownCustomer"; readonly customer: string };

/** What is to be paid, and how. */
export interface Paying {
  readonly total: Money;
  /** Without an owner, what lies in an account is the customer's. */
  readonly tenders: readonly Tender[];
  readonly customer: Customer | null;
  /** Of the receipt. */
  readonly number: string;
}

/** A sale that is paid for, and what that does elsewhere than in the drawer. */
export interface Paid {
  readonly settlement: Settlement;
  /** What accounts give and get. */
  readonly drafts: readonly Draft[];
  /** Marks the attempts at a terminal as used. */
  readonly patches: readonly Patch[];
  /** What the customer earned; 0 for nobody. */
  readonly points: number;
}

/** The customer of a sale: somebody this device knows, or nobody. */
export const buyerOf = (view: View, id: string | undefined): Result<Customer | null, SalePayError> => {
  if (id === undefined) return ok(null);
  const customer = readCustomer(view, id);
  return customer === undefined ? err({ type: "UnknownCustomer", customer: id }) : ok(customer);
};

/**
 * Pays `total`: the tenders are held against it, accounts give what they are asked for, attempts at a terminal are used up, and
 * the customer earns points on what was not paid with points [SALE-6].
 */
export const payFor = (
  view: View,
  context: Context,
  { total, tenders, customer, number }: Paying,
  { rounding }: SaleTerms,
): Result<Paid, SalePayError> => {
  const owned = tenders.map((tender) => ownedBy(customer, tender));
  const settlement = settle(total, owned, (due) => roundCash(due, rounding));
  if (!settlement.ok) return settlement;
  const attempts = useAttempts(view, context, owned, number);
  if (!attempts.ok) return attempts;
  const spent = payFromAccounts(view, context, owned, number);
  if (!spent.ok) return spent;
  const earned = pointsEarned(view, context, customer, settlement.value, number);
  return ok({
    settlement: settlement.value,
    drafts: [...spent.value, ...earned.drafts],
    patches: attempts.value,
    points: earned.points,
  });
};

const ownedBy = (customer: Customer | null, tender: Tender): Tender =>
  tender.of === "" && tender.type !== "gift" && isAccount(tender.type) && customer !== null
    ? { ...tender, of: customer.id }
    : tender;

const pointsEarned = (
  view: View,
  context: Context,
  customer: Customer | null,
  { payable, tenders }: Settlement,
  number: string,
): ReturnType<typeof earnPoints> => {
  if (customer === null) return { points: 0, drafts: [] };
  const byPoints = sumMoney(tenders.filter(({ type }) => type === "points").map(({ amount }) => amount));
  const counted = subtractMoney(payable, byPoints);
  return earnPoints(view, context, customer.id, counted > 0 ? counted : money(0), number);
};
