import { type Money, splitMoney } from "../../lib/money.ts";
import { POINT } from "../account/accounts.ts";
import { type CashRounding, roundCash } from "../payment/rounding.ts";
import type { SaleBody, SaleTender } from "../sale/sale-body.ts";
import type { SaleLeft } from "./left.ts";

/** How money goes back: the ways it came, in proportion; or all of it in cash, or into a customer's wallet. */
export type Way =
  | { readonly type: "original" }
  | { readonly type: "cash" }
  | { readonly type: "wallet"; readonly customer: string };

/** Money out. `total` = Σ tenders. */
export interface MoneyBack {
  readonly total: number;
  readonly tenders: readonly SaleTender[];
  /** Which tender of the sale each went back by; empty for the other ways. */
  readonly byTender: readonly { readonly tender: number; readonly amount: number }[];
}

/**
 * What goes back of what the part costs: with the last of a sale all that was paid and has not gone back, otherwise no more than
 * that. Where something is known to have come back twice, what it costs [REFUND-4].
 */
export const owedFor = (
  sale: Pick<SaleBody, "total">,
  left: SaleLeft,
  taking: readonly number[],
  due: number,
): number => {
  if (left.isTwice) return due;
  const unpaid = Math.max(0, sale.total - left.paid);
  const isLast = left.lines.every((line, i) => line.left === (taking[i] ?? 0));
  return isLast ? unpaid : Math.min(due, unpaid);
};

/** `owed` by the way chosen. Only what goes out in cash is rounded, as cash that came in was; points go back whole [REFUND-5]. */
export const payBack = (
  sale: Pick<SaleBody, "tenders" | "change">,
  left: Pick<SaleLeft, "paidByTender">,
  way: Way,
  owed: number,
  rounding: CashRounding,
): MoneyBack => {
  if (way.type === "original") return toOriginal(sale, left, owed, rounding);
  const amount = way.type === "cash" ? roundCash(owed as Money, rounding).payable : owed;
  const tender = { amount, reference: "" };
  const paid: SaleTender =
    way.type === "cash" ? { ...tender, type: "cash" } : { ...tender, type: "wallet", of: way.customer };
  return { total: amount, tenders: amount === 0 ? [] : [paid], byTender: [] };
};

/** Cash among what goes out. */
export const cashIn = (tenders: readonly Pick<SaleTender, "type" | "amount">[]): number =>
  tenders.reduce((sum, { type, amount }) => sum + (type === "cash" ? amount : 0), 0);

/** What each tender paid; change came out of cash, the last of it first. */
export const keptOf = ({ tenders, change }: Pick<SaleBody, "tenders" | "change">): readonly number[] => {
  let over = change;
  return tenders
    .toReversed()
    .map(({ type, amount }) => {
      const back = type === "cash" ? Math.min(over, amount) : 0;
      over -= back;
      return amount - back;
    })
    .toReversed();
};

const toOriginal = (
  sale: Pick<SaleBody, "tenders" | "change">,
  { paidByTender }: Pick<SaleLeft, "paidByTender">,
  owed: number,
  rounding: CashRounding,
): MoneyBack => {
  const kept = joinCash(sale, keptOf(sale));
  const unpaid = kept.map((amount, i) => Math.max(0, amount - (paidByTender[i] ?? 0)));
  const weights = unpaid.reduce((sum, amount) => sum + amount, 0) >= owed ? unpaid : kept;
  const byTender = wholePoints(sale, splitMoney(owed as Money, weights))
    .map((amount, tender) => ({
      tender,
      amount: sale.tenders[tender]?.type === "cash" ? roundCash(amount as Money, rounding).payable : amount,
    }))
    .filter(({ amount }) => amount > 0);
  return {
    total: byTender.reduce((sum, { amount }) => sum + amount, 0),
    tenders: byTender.flatMap(({ tender, amount }) => {
      const paid = sale.tenders[tender];
      return paid === undefined ? [] : [{ ...paid, amount }];
    }),
    byTender,
  };
};

/** A part of a point goes back the first other way there is. */
const wholePoints = ({ tenders }: Pick<SaleBody, "tenders">, parts: readonly number[]): readonly number[] => {
  const isPoints = (i: number) => tenders[i]?.type === "points";
  const over = (amount: number, i: number) => (isPoints(i) ? amount % POINT : 0);
  const broken = parts.reduce((sum, amount, i) => sum + over(amount, i), 0);
  const first = parts.findIndex((amount, i) => amount > 0 && !isPoints(i));
  return parts.map((amount, i) => amount - over(amount, i) + (i === first ? broken : 0));
};

/** Cash is cash: what several notes paid goes back as one sum, rounded once, and is counted at the first of them. */
const joinCash = ({ tenders }: Pick<SaleBody, "tenders">, parts: readonly number[]): readonly number[] => {
  const isCash = (i: number) => tenders[i]?.type === "cash";
  const first = parts.findIndex((_, i) => isCash(i));
  const cash = parts.reduce((sum, amount, i) => sum + (isCash(i) ? amount : 0), 0);
  return parts.map((amount, i) => (i === first ? cash : isCash(i) ? 0 : amount));
};
