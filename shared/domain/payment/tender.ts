import { addMoney, type Money, money, subtractMoney, sumMoney } from "../../lib/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";

/** What a customer may pay with. Cash alone is rounded and gives change; the others are exact. */
export const TENDER_TYPES = ["cash", "card", "qr", "wallet", "gift", "credit", "points"] as const;

export type TenderType = (typeof TENDER_TYPES)[number];

/** What the customer hands over. A sale may take several. */
export interface Tender {
  readonly type: TenderType;
  readonly amount: Money;
  /** What the terminal printed, for matching with the bank; empty when there is nothing. */
  readonly reference: string;
  /** Whose wallet, credit or points; which gift card; which attempt at a terminal; empty for cash. */
  readonly of: string;
}

/** How the cash part is rounded; `roundCash` of the sale with the organisation's rule put in. */
export type RoundCash = (due: Money) => { readonly payable: Money; readonly rounding: Money };

/** A paid sale. `payable` = total + `rounding`, and the tenders add up to `payable` + `change`. */
export interface Settlement {
  readonly tenders: readonly Tender[];
  readonly payable: Money;
  /** Signed; zero when no cash is needed. */
  readonly rounding: Money;
  /** Handed back, in cash, out of cash. */
  readonly change: Money;
  /** What stays in the drawer: cash handed over less change. */
  readonly cashKept: Money;
}

export type TenderError =
  | { readonly type: "TenderNotPositive" }
  /** What is not cash comes to more than the total. */
  | { readonly type: "TenderOverTotal"; readonly most: Money }
  | { readonly type: "Underpaid"; readonly missing: Money };

/**
 * Holds tenders against `total`. What is not cash is exact and never over the total; what it leaves is due in cash
 * and rounded by `round`; change comes out of cash only. Errors: a tender of zero or less, more than the total
 * without cash, too little in all [TENDER-1, TENDER-2].
 */
export const settle = (
  total: Money,
  tenders: readonly Tender[],
  round: RoundCash,
): Result<Settlement, TenderError> => {
  if (tenders.some((tender) => tender.amount <= 0)) return err({ type: "TenderNotPositive" });
  const { cash, exact } = parts(tenders);
  if (exact > total) return err({ type: "TenderOverTotal", most: total });
  const due = dueInCash(total, exact, cash, round);
  if (cash < due.payable) return err({ type: "Underpaid", missing: subtractMoney(due.payable, cash) });
  return ok({
    tenders,
    payable: addMoney(exact, due.payable),
    rounding: due.rounding,
    change: subtractMoney(cash, due.payable),
    cashKept: due.payable,
  });
};

/** What is still to pay, for the pay screen: in cash (rounded) and otherwise (exact). Zero when covered [TENDER-4]. */
export const leftToPay = (
  total: Money,
  tenders: readonly Tender[],
  round: RoundCash,
): { readonly cash: Money; readonly exact: Money } => {
  const { cash, exact } = parts(tenders);
  const left = subtractMoney(total, exact);
  return {
    cash: money(Math.max(0, round(money(Math.max(0, left))).payable - cash)),
    exact: money(Math.max(0, left - cash)),
  };
};

const parts = (tenders: readonly Tender[]): { readonly cash: Money; readonly exact: Money } => {
  const sum = (isCash: boolean): Money =>
    sumMoney(tenders.filter(({ type }) => (type === "cash") === isCash).map(({ amount }) => amount));
  return { cash: sum(true), exact: sum(false) };
};

/** A sale that names no cash is not rounded, a card pays it to the last minor unit; unless what is left is less than any coin. */
const dueInCash = (total: Money, exact: Money, cash: Money, round: RoundCash): ReturnType<RoundCash> => {
  const due = subtractMoney(total, exact);
  const rounded = round(due);
  return cash === 0 && exact > 0 && rounded.payable > 0 ? { payable: due, rounding: money(0) } : rounded;
};
