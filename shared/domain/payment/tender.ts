import { addMoney, type Money, money, subtractMoney, sumMoney } from "../../lib/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";

/** What the customer hands over. A sale may take several. */
export type Tender =
  | { readonly method: "cash"; readonly amount: Money }
  /** `reference`: what the card terminal printed, for matching with the bank; empty when there is none. */
  | { readonly method: "card"; readonly amount: Money; readonly reference: string };

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
  | { readonly type: "CardOverTotal"; readonly most: Money }
  | { readonly type: "Underpaid"; readonly missing: Money };

/**
 * Holds tenders against `total`. The card part is exact and never over the total; what it leaves is due in cash
 * and rounded by `round`; change comes out of cash only. Errors: a tender of zero or less, card over the total,
 * too little in all.
 */
export const settle = (
  total: Money,
  tenders: readonly Tender[],
  round: RoundCash,
): Result<Settlement, TenderError> => {
  if (tenders.some((tender) => tender.amount <= 0)) return err({ type: "TenderNotPositive" });
  const card = paidBy("card", tenders);
  if (card > total) return err({ type: "CardOverTotal", most: total });
  const cash = paidBy("cash", tenders);
  const due = dueInCash(total, card, cash, round);
  if (cash < due.payable) return err({ type: "Underpaid", missing: subtractMoney(due.payable, cash) });
  return ok({
    tenders,
    payable: addMoney(card, due.payable),
    rounding: due.rounding,
    change: subtractMoney(cash, due.payable),
    cashKept: due.payable,
  });
};

/** What is still to pay, for the pay screen: in cash (rounded) and by card (exact). Zero when covered. */
export const leftToPay = (
  total: Money,
  tenders: readonly Tender[],
  round: RoundCash,
): { readonly cash: Money; readonly card: Money } => {
  const cash = paidBy("cash", tenders);
  const left = subtractMoney(total, paidBy("card", tenders));
  return {
    cash: money(Math.max(0, round(money(Math.max(0, left))).payable - cash)),
    card: money(Math.max(0, left - cash)),
  };
};

const paidBy = (method: Tender["method"], tenders: readonly Tender[]): Money =>
  sumMoney(tenders.filter((tender) => tender.method === method).map((tender) => tender.amount));

/** A sale that names no cash is not rounded: a card pays it to the last minor unit. */
const dueInCash = (total: Money, card: Money, cash: Money, round: RoundCash): ReturnType<RoundCash> => {
  const due = subtractMoney(total, card);
  return cash === 0 && card > 0 ? { payable: due, rounding: money(0) } : round(due);
};
