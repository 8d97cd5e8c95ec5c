import type { Grocery } from "../../support/groceries.ts";

/**
 * What an honest cashier would write down by hand, kept apart from the program under test: prices from the CSV file the goods came
 * from, sums by the arithmetic below and nothing else. Amounts in tiyn, quantities in whole pieces.
 */
export interface Book {
  readonly sales: Sold[];
  readonly refunds: Refunded[];
  readonly moves: Moved[];
  readonly floats: Map<string, number>;
}

export type Tender = "cash" | "card" | "qr" | "wallet" | "gift" | "credit" | "points";

/** Money of one kind, in tiyn. */
export interface Money {
  readonly type: Tender;
  readonly amount: number;
}

export interface Sold {
  readonly till: string;
  readonly number: string;
  readonly codes: readonly string[];
  /** What the goods cost with what was taken off; cash not rounded. */
  readonly due: number;
  readonly rounding: number;
  readonly tenders: readonly Money[];
  readonly change: number;
}

export interface Refunded {
  readonly till: string;
  readonly number: string;
  readonly of: string;
  /** What came back, to the shelf. */
  readonly codes: readonly string[];
  readonly tenders: readonly Money[];
}

/** Cash into the drawer or out of it that was no sale: with a reason, or onto an account. */
export interface Moved {
  readonly till: string;
  readonly why: "in" | "out" | "deposit";
  readonly amount: number;
  readonly by: "cash" | "card";
}

export const openBook = (): Book => ({ sales: [], refunds: [], moves: [], floats: new Map() });

/** Cash is paid to the whole tenge, half a tenge up. */
export const roundCash = (amount: number): number => Math.floor((amount + 50) / 100) * 100;

export const priceBook = (goods: readonly Grocery[]): ReadonlyMap<string, number> =>
  new Map(goods.map(({ barcode, price }) => [barcode, price * 100]));

/** What the drawer of that till should hold. */
export const inDrawer = (book: Book, till: string): number =>
  (book.floats.get(till) ?? 0) +
  sum(here(book.sales, till).map(({ tenders, change }) => cashOf(tenders) - change)) -
  sum(here(book.refunds, till).map(({ tenders }) => cashOf(tenders))) +
  sum(
    here(book.moves, till).map(({ why, amount, by }) =>
      by !== "cash" ? 0 : why === "out" ? -amount : amount,
    ),
  );

/** What all Zs of that till should say. */
export const shouldSay = (book: Book, till: string): DaySums => {
  const sales = here(book.sales, till);
  const refunds = here(book.refunds, till);
  return {
    sales: sales.length,
    sold: sum(sales.map(({ due, rounding }) => due + rounding)),
    rounding: sum(sales.map(({ rounding }) => rounding)),
    refunds: refunds.length,
    refunded: sum(refunds.flatMap(({ tenders }) => tenders.map(({ amount }) => amount))),
    cash: inDrawer(book, till),
  };
};

/** What should be on the shelves of all that was sold, by barcode. */
export const onShelves = (book: Book, goods: readonly Grocery[]): ReadonlyMap<string, number> => {
  const [sold, back] = [book.sales, book.refunds].map((rows) =>
    countCodes(rows.flatMap(({ codes }) => codes)),
  );
  return new Map(
    goods
      .filter(({ barcode }) => sold?.has(barcode))
      .map(({ barcode, quantity }) => [
        barcode,
        quantity - (sold?.get(barcode) ?? 0) + (back?.get(barcode) ?? 0),
      ]),
  );
};

const countCodes = (codes: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
};

/** A till's day in sums. */
export interface DaySums {
  readonly sales: number;
  readonly sold: number;
  readonly rounding: number;
  readonly refunds: number;
  readonly refunded: number;
  /** In the drawer at the end, the float too. */
  readonly cash: number;
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

const here = <Row extends { readonly till: string }>(rows: readonly Row[], till: string): readonly Row[] =>
  rows.filter((row) => row.till === till);

const cashOf = (tenders: readonly Money[]): number =>
  sum(tenders.filter(({ type }) => type === "cash").map(({ amount }) => amount));
