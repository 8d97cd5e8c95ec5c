import { addRow, greatestRows, type RowSums } from "./rows.ts";
import type { CategoryRow, ProductRow, ZTotals } from "./z-totals.ts";

type Row<Table extends keyof ZTotals> = ZTotals[Table] extends readonly (infer One)[] ? One : never;

interface CountAndSum {
  count: number;
  total: number;
}

/** Totals while they grow: tables by key, so that a row is found at once. */
export interface Sums {
  readonly sales: CountAndSum & { rounding: number };
  readonly refunds: CountAndSum & { rounding: number };
  readonly counts: Readonly<Record<"undone" | "voids" | "deposits", CountAndSum>>;
  reprints: number;
  drawerOpenings: number;
  readonly tables: Tables;
  readonly receipt: (
    which: "sales" | "refunds",
    receipt: { readonly number: string; readonly total: number; readonly rounding: number },
  ) => void;
  readonly count: (which: "undone" | "voids" | "deposits", total: number) => void;
  readonly tender: (row: Row<"tenders">) => void;
  readonly move: (row: Row<"moves">) => void;
  readonly discount: (row: Row<"discounts">) => void;
  readonly tax: (row: Row<"taxes">) => void;
  readonly category: (row: CategoryRow) => void;
  readonly product: (row: ProductRow) => void;
  readonly person: (row: Row<"people">) => void;
}

interface Tables {
  readonly tenders: RowSums<Row<"tenders">>;
  readonly moves: RowSums<Row<"moves">>;
  readonly discounts: RowSums<Row<"discounts">>;
  readonly taxes: RowSums<Row<"taxes">>;
  readonly categories: RowSums<CategoryRow>;
  readonly products: RowSums<ProductRow>;
  readonly people: RowSums<Row<"people">>;
  readonly receipts: RowSums<Row<"receipts">>;
}

const COUNTED = ["count", "total"] as const;
const GOODS = ["soldFor", "backFor"] as const;
const PRODUCT = ["sold", "soldFor", "back", "backFor"] as const;

export const newSums = (): Sums => {
  const tables = newTables();
  const sums: Sums = {
    sales: { count: 0, total: 0, rounding: 0 },
    refunds: { count: 0, total: 0, rounding: 0 },
    counts: {
      undone: { count: 0, total: 0 },
      voids: { count: 0, total: 0 },
      deposits: { count: 0, total: 0 },
    },
    reprints: 0,
    drawerOpenings: 0,
    tables,
    receipt: (which, { number, total, rounding }) => {
      addCounted(sums[which], { count: 1, total });
      sums[which].rounding += rounding;
      addReceipts(tables.receipts, readNumber(number));
    },
    count: (which, total) => addCounted(sums.counts[which], { count: 1, total }),
    tender: (row) => addRow(tables.tenders, row.type, row, ["count", "in", "out"]),
    move: ({ direction, reason, count, total }) =>
      addRow(tables.moves, `${direction} ${reason}`, { direction, reason, count, total }, COUNTED),
    discount: (row) => addRow(tables.discounts, row.type, row, COUNTED),
    tax: (row) => addRow(tables.taxes, String(row.rate), row, ["base", "tax", "backBase", "backTax"]),
    category: (row) => addRow(tables.categories, row.category, row, GOODS),
    product: (row) => addRow(tables.products, `${row.product} ${row.unit}`, row, PRODUCT),
    person: (row) => addRow(tables.people, row.staff, row, COUNTED),
  };
  return sums;
};

/** Adds what was summed before. */
export const addTotals = (sums: Sums, totals: ZTotals): void => {
  for (const which of ["sales", "refunds"] as const) {
    addCounted(sums[which], totals[which]);
    sums[which].rounding += totals[which].rounding;
  }
  for (const which of ["undone", "voids", "deposits"] as const) addCounted(sums.counts[which], totals[which]);
  sums.reprints += totals.reprints;
  sums.drawerOpenings += totals.drawerOpenings;
  totals.tenders.forEach(sums.tender);
  totals.moves.forEach(sums.move);
  totals.discounts.forEach(sums.discount);
  totals.taxes.forEach(sums.tax);
  totals.categories.forEach(sums.category);
  totals.products.forEach(sums.product);
  totals.people.forEach(sums.person);
  for (const row of totals.receipts) addReceipts(sums.tables.receipts, row);
};

/** The sums as a Z keeps them: tables in an order of their own, so that equal sums have equal texts. */
export const totalsOf = ({ sales, refunds, counts, reprints, drawerOpenings, tables }: Sums): ZTotals => ({
  sales: { ...sales },
  refunds: { ...refunds },
  undone: { ...counts.undone },
  voids: { ...counts.voids },
  reprints,
  drawerOpenings,
  deposits: { ...counts.deposits },
  tenders: inOrder(tables.tenders),
  moves: inOrder(tables.moves),
  discounts: inOrder(tables.discounts),
  taxes: [...tables.taxes.values()].map((row) => ({ ...row })).sort((a, b) => b.rate - a.rate),
  categories: greatestRows(
    inOrder(tables.categories),
    ({ soldFor, backFor }) => soldFor + backFor,
    (row) => ({ ...row, category: "", name: "" }),
    GOODS,
  ),
  products: greatestRows(
    inOrder(tables.products),
    ({ soldFor, backFor }) => soldFor + backFor,
    (row) => ({ ...row, product: "", name: "", unit: "" }),
    PRODUCT,
  ),
  people: inOrder(tables.people),
  receipts: inOrder(tables.receipts),
});

const newTables = (): Tables => ({
  tenders: new Map(),
  moves: new Map(),
  discounts: new Map(),
  taxes: new Map(),
  categories: new Map(),
  products: new Map(),
  people: new Map(),
  receipts: new Map(),
});

const addCounted = (sum: CountAndSum, { count, total }: Readonly<CountAndSum>): void => {
  sum.count += count;
  sum.total += total;
};

/** `T1-1K7MQ-0017` is the 17th of the series `T1-1K7MQ`. */
const readNumber = (number: string): Row<"receipts"> => {
  const match = /^(.*)-(\d{1,9})$/.exec(number);
  const count = Number(match?.[2] ?? 0);
  return { series: match?.[1] ?? number, first: count, last: count, count: 1 };
};

const addReceipts = (receipts: Tables["receipts"], row: Row<"receipts">): void => {
  const known = receipts.get(row.series);
  receipts.set(
    row.series,
    known === undefined
      ? { ...row }
      : {
          series: row.series,
          first: Math.min(known.first, row.first),
          last: Math.max(known.last, row.last),
          count: known.count + row.count,
        },
  );
};

const inOrder = <One extends object>(rows: RowSums<One>): One[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => ({ ...row }));
