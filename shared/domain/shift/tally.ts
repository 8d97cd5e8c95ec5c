import type {
  AccountDeposit,
  Deed,
  GoodsLine,
  PaidBy,
  RefundReceipt,
  ShiftFact,
  SoldReceipt,
} from "./deed.ts";
import { addTotals, newSums, type Sums, totalsOf } from "./sums.ts";
import type { ZTotals } from "./z-totals.ts";

/** Where a product stands in the catalog; `null` for none. */
export type CategoryOf = (product: string) => { readonly id: string; readonly name: string } | null;

/** Sums that grow fact by fact. */
export interface Tally {
  readonly add: (fact: Pick<ShiftFact, "by" | "deed">) => void;
  readonly addTotals: (totals: ZTotals) => void;
  readonly totals: () => ZTotals;
}

/** Begins a tally, of nothing or of what was summed before. */
export const createTally = (categoryOf: CategoryOf, before?: ZTotals): Tally => {
  const sums = newSums();
  if (before !== undefined) addTotals(sums, before);
  return {
    add: ({ by, deed }) => addDeed(sums, by, deed, categoryOf),
    addTotals: (totals) => addTotals(sums, totals),
    totals: () => totalsOf(sums),
  };
};

/** The sums of these facts, each of which must come once. */
export const zTotals = (facts: Iterable<Pick<ShiftFact, "by" | "deed">>, categoryOf: CategoryOf): ZTotals => {
  const tally = createTally(categoryOf);
  for (const fact of facts) tally.add(fact);
  return tally.totals();
};

const addDeed = (sums: Sums, by: string, deed: Deed, categoryOf: CategoryOf): void => {
  if (deed.type === "sale") addSale(sums, by, deed.body, categoryOf);
  else if (deed.type === "refund") addRefund(sums, deed.body, categoryOf);
  else if (deed.type === "deposit") addDeposit(sums, deed.body);
  else if (deed.type === "move") sums.move({ ...deed.body, count: 1, total: deed.body.amount });
  else if (deed.type === "void") sums.count("voids", deed.body.total);
  else if (deed.type === "reprint") sums.reprints++;
  else sums.drawerOpenings++;
};

const addSale = (sums: Sums, by: string, sale: SoldReceipt, categoryOf: CategoryOf): void => {
  sums.receipt("sales", sale);
  sums.person({ staff: by, count: 1, total: sale.total });
  for (const { rate, base, tax } of sale.taxes)
    sums.tax({ rate: rateOf(rate), base, tax, backBase: 0, backTax: 0 });
  for (const line of sale.lines) {
    addGoods(sums, line, categoryOf, { sold: line.quantity, soldFor: line.total, back: 0, backFor: 0 });
    for (const { type, amount } of line.discounts ?? []) sums.discount({ type, count: 1, total: amount });
  }
  addPaid(sums, sale.tenders, sale.change);
};

const addRefund = (sums: Sums, refund: RefundReceipt, categoryOf: CategoryOf): void => {
  sums.receipt("refunds", refund);
  if (refund.isVoid) sums.count("undone", refund.total);
  for (const { rate, base, tax } of refund.taxes)
    sums.tax({ rate: rateOf(rate), base: 0, tax: 0, backBase: base, backTax: tax });
  for (const line of refund.lines)
    addGoods(sums, line, categoryOf, { sold: 0, soldFor: 0, back: line.quantity, backFor: line.total });
  for (const { type, amount } of refund.tenders) sums.tender({ type, count: 1, in: 0, out: amount });
};

/** What was put into an account by hand has no tender and moves no money. */
const addDeposit = (sums: Sums, { tenders = [], change = 0 }: AccountDeposit): void => {
  const paid = tenders.reduce((sum, { amount }) => sum + amount, -change);
  if (paid === 0) return;
  sums.count("deposits", paid);
  addPaid(sums, tenders, change);
};

/** Change comes out of cash. */
const addPaid = (sums: Sums, tenders: readonly PaidBy[], change: number): void => {
  for (const { type, amount } of tenders) sums.tender({ type, count: 1, in: amount, out: 0 });
  if (change > 0) sums.tender({ type: "cash", count: 0, in: -change, out: 0 });
};

const addGoods = (
  sums: Sums,
  { product, name, unit }: GoodsLine,
  categoryOf: CategoryOf,
  moved: { readonly sold: number; readonly soldFor: number; readonly back: number; readonly backFor: number },
): void => {
  sums.product({ product, name, unit, ...moved });
  const { soldFor, backFor } = moved;
  const category = categoryOf(product);
  sums.category({ category: category?.id ?? "", name: category?.name ?? "", soldFor, backFor });
};

const rateOf = (rate: number | "exempt"): number => (rate === "exempt" ? -1 : rate);
