import {
  type AccountMove,
  placeOf,
  type Receipt,
  type ReceiptLine,
  type Refund,
  type Sale,
  sumOf,
  toldBy,
} from "../naive/trade.ts";
import type { Invariant } from "../trial.ts";

/**
 * [PRICE-1..4, DISCOUNT-4, TENDER-3, REFUND-4, ACCOUNT-3] Lines, discounts, tax, rounding, tenders and change of every sale, refund and
 * deposit add up to its total.
 */
export const money: Invariant = {
  name: "tenders less change are the total, and so are the lines",
  breaches: (trial) => [
    ...toldBy<Sale>(trial, "sale.completed").flatMap((told) => named(placeOf(told), saleFaults(told.body))),
    ...toldBy<Refund>(trial, "sale.refunded").flatMap((told) =>
      named(placeOf(told), refundFaults(told.body)),
    ),
    ...toldBy<AccountMove>(trial, "account.added").flatMap((told) =>
      named(placeOf(told), depositFaults(told.body)),
    ),
  ],
};

const named = (place: string, faults: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(faults).flatMap(([fault, isFault]) => (isFault ? [`${place}: ${fault}`] : []));

const saleFaults = (sale: Sale) => ({
  ...receiptFaults(sale, sale.change),
  "more change than cash": sale.change > cashIn(sale.tenders),
  "a line is not price times quantity": sale.lines.some(isMispriced),
  "tax is not of the lines": taxFault(sale),
});

/** Parts of a sale round each for themselves: of a line of a refund only the sums are certain. */
const refundFaults = (refund: Refund) => ({
  ...receiptFaults(refund, 0),
  "more goes back of a line than it cost": refund.lines.some((line) => line.total > lineTotal(line) + 1),
});

const receiptFaults = ({ lines, taxes, taxMode, rounding, total, tenders }: Receipt, change: number) => {
  const addedTax = taxMode === "added" ? sumOf(taxes, ({ tax }) => tax) : 0;
  return {
    "lines, tax and rounding are not the total":
      sumOf(lines, (line) => line.total) + addedTax + rounding !== total,
    "tenders less change are not the total": sumOf(tenders, ({ amount }) => amount) - change !== total,
  };
};

/** What was taken, and what of it is money at all: points and what is written by hand are not. */
const depositFaults = ({ amount, tenders, change = 0, rounding = 0 }: AccountMove) => ({
  "what was taken is not what was put in":
    tenders !== undefined && sumOf(tenders, (tender) => tender.amount) - change !== amount + rounding,
  "more change than cash": change > cashIn(tenders ?? []),
});

const cashIn = (tenders: Receipt["tenders"]): number =>
  sumOf(tenders, ({ type, amount }) => (type === "cash" ? amount : 0));

const isMispriced = (line: ReceiptLine): boolean => {
  const off = sumOf(line.discounts ?? [], ({ amount }) => amount);
  return (line.full ?? line.total) !== lineTotal(line) || line.total !== lineTotal(line) - off;
};

/** Half up, exactly: thousandths of a unit times minor units. */
const lineTotal = ({ price, quantity }: ReceiptLine): number =>
  Number((BigInt(price) * BigInt(quantity) * 2n + 1000n) / 2000n);

const taxFault = ({ lines, taxes, taxMode }: Receipt): boolean => {
  const rates = new Set(lines.map(({ taxRate }) => taxRate));
  if (rates.size !== taxes.length) return true;
  return taxes.some(({ rate, base, tax }) => {
    const gross = sumOf(lines, (line) => (line.taxRate === rate ? line.total : 0));
    const wanted = rate === "exempt" ? 0 : taxOf(gross, rate, taxMode);
    return tax !== wanted || base !== (taxMode === "included" ? gross - wanted : gross);
  });
};

const taxOf = (amount: number, rate: number, mode: string): number => {
  const whole = mode === "included" ? 10_000 + rate : 10_000;
  return Number((BigInt(amount) * BigInt(rate) * 2n + BigInt(whole)) / BigInt(2 * whole));
};
