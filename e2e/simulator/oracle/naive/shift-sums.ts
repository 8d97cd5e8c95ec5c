import type { Held } from "./history.ts";
import type { AccountMove, Refund, Sale, Told } from "./trade.ts";

/** The figures of a Z that are compared. */
export interface Account {
  readonly sales: { readonly count: number; readonly total: number; readonly rounding: number };
  readonly refunds: { readonly count: number; readonly total: number; readonly rounding: number };
  readonly undone: { readonly count: number; readonly total: number };
  readonly deposits: { readonly count: number; readonly total: number };
  readonly tenders: readonly { readonly type: string; readonly in: number; readonly out: number }[];
  readonly moves: readonly { readonly direction: string; readonly reason: string; readonly total: number }[];
  readonly taxes: readonly {
    readonly rate: number;
    readonly base: number;
    readonly tax: number;
    readonly backBase: number;
    readonly backTax: number;
  }[];
  readonly products: readonly {
    readonly product: string;
    readonly sold: number;
    readonly soldFor: number;
    readonly back: number;
    readonly backFor: number;
  }[];
  readonly people: readonly { readonly staff: string; readonly count: number; readonly total: number }[];
}

/** Something done in a shift that it names. */
export interface Deed {
  readonly shift?: string;
}

interface Move extends Deed {
  readonly direction: "in" | "out";
  readonly reason: string;
  readonly amount: number;
}

const KINDS = ["sale.completed", "sale.refunded", "account.added", "cash.moved"];

export const deedOf = (held: Held): Told<Deed> | null =>
  KINDS.includes(held.entry.kind) ? { ...held, body: held.entry.body as Deed } : null;

/** One number for each figure, by a name of its own; what is zero is left out. */
export type Sums = Readonly<Record<string, number>>;

/** The plain sum of the deeds. */
export const sumsOf = (deeds: readonly Told<Deed>[]): Sums => {
  const sums: Record<string, number> = {};
  const add: Add = (name, amount) => {
    sums[name] = (sums[name] ?? 0) + amount;
  };
  for (const { entry, body } of deeds) {
    if (entry.kind === "sale.completed") addSale(add, entry.by, body as unknown as Sale);
    else if (entry.kind === "sale.refunded") addRefund(add, body as unknown as Refund);
    else if (entry.kind === "account.added") addDeposit(add, body as unknown as AccountMove);
    else {
      const { direction, reason, amount } = body as Move;
      add(`moved ${direction} ${reason}`, amount);
    }
  }
  return sums;
};

type Add = (name: string, amount: number) => void;

const addSale = (add: Add, by: string, sale: Sale): void => {
  add("sales", 1);
  add("sold", sale.total);
  add("sales rounding", sale.rounding);
  add(`by ${by}`, sale.total);
  for (const { type, amount } of sale.tenders) add(`in ${type}`, amount);
  add("in cash", -sale.change);
  for (const { rate, base, tax } of sale.taxes) {
    add(`base ${rate}`, base);
    add(`tax ${rate}`, tax);
  }
  for (const { product, quantity, total } of sale.lines) {
    add(`sold ${product}`, quantity);
    add(`sold for ${product}`, total);
  }
};

const addRefund = (add: Add, refund: Refund): void => {
  add("refunds", 1);
  add("refunded", refund.total);
  add("refunds rounding", refund.rounding);
  if (refund.isVoid) add("undone", refund.total);
  for (const { type, amount } of refund.tenders) add(`out ${type}`, amount);
  for (const { rate, base, tax } of refund.taxes) {
    add(`base back ${rate}`, base);
    add(`tax back ${rate}`, tax);
  }
  for (const { product, quantity, total } of refund.lines) {
    add(`back ${product}`, quantity);
    add(`back for ${product}`, total);
  }
};

const addDeposit = (add: Add, { tenders = [], change = 0 }: AccountMove): void => {
  for (const { type, amount } of tenders) {
    add(`in ${type}`, amount);
    add("deposits", amount);
  }
  add("in cash", -change);
  add("deposits", -change);
};

/** The same figures as a Z has them. */
export const sumsIn = (account: Account): Sums => {
  const { sales, refunds, undone, deposits, tenders, moves, taxes, products, people } = account;
  const sums: Record<string, number> = {
    sales: sales.count,
    sold: sales.total,
    "sales rounding": sales.rounding,
    refunds: refunds.count,
    refunded: refunds.total,
    "refunds rounding": refunds.rounding,
    undone: undone.total,
    deposits: deposits.total,
  };
  for (const { type, in: into, out } of tenders)
    Object.assign(sums, { [`in ${type}`]: into, [`out ${type}`]: out });
  for (const { direction, reason, total } of moves) sums[`moved ${direction} ${reason}`] = total;
  for (const { rate: of, base, tax, backBase, backTax } of taxes) {
    const rate = of === -1 ? "exempt" : of;
    Object.assign(sums, { [`base ${rate}`]: base, [`tax ${rate}`]: tax });
    Object.assign(sums, { [`base back ${rate}`]: backBase, [`tax back ${rate}`]: backTax });
  }
  for (const { product, sold, soldFor, back, backFor } of products) {
    Object.assign(sums, { [`sold ${product}`]: sold, [`sold for ${product}`]: soldFor });
    Object.assign(sums, { [`back ${product}`]: back, [`back for ${product}`]: backFor });
  }
  for (const { staff, total } of people) sums[`by ${staff}`] = total;
  return sums;
};

/** What the one has more than the other. */
export const less = (all: Sums, before: Sums): Sums => {
  const sums: Record<string, number> = { ...all };
  for (const [name, amount] of Object.entries(before)) sums[name] = (sums[name] ?? 0) - amount;
  return sums;
};

/** Where two accounts differ. */
export const differing = (said: Sums, found: Sums): readonly string[] =>
  [...new Set([...Object.keys(said), ...Object.keys(found)])]
    .filter((name) => (said[name] ?? 0) !== (found[name] ?? 0))
    .map((name) => `${name} ${said[name] ?? 0}, by the log ${found[name] ?? 0}`);
