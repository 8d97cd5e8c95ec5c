import { MAX_ROWS } from "./z-totals.ts";

/** Rows by key, each number of a row added to the same number of the other. */
export type RowSums<Row> = Map<string, Row>;

type Numbers<Row> = { readonly [Field in keyof Row]: Row[Field] extends number ? Field : never }[keyof Row];

/** Adds `fields` of the row to those of the row with the same key; what else is in it stays as it first was. */
export const addRow = <Row extends object>(
  rows: RowSums<Row>,
  key: string,
  row: Row,
  fields: readonly Numbers<Row>[],
): void => {
  const known = rows.get(key);
  if (known === undefined) {
    rows.set(key, { ...row });
    return;
  }
  for (const field of fields) known[field] = ((known[field] as number) + (row[field] as number)) as never;
};

/** The greatest `MAX_ROWS` by `weight`; the others as one row made by `rest` from what they add up to [SHIFT-7]. */
export const greatestRows = <Row extends object>(
  rows: readonly Row[],
  weight: (row: Row) => number,
  rest: (row: Row) => Row,
  fields: readonly Numbers<Row>[],
): Row[] => {
  if (rows.length <= MAX_ROWS) return [...rows];
  const sorted = [...rows].sort((a, b) => weight(b) - weight(a));
  const others: RowSums<Row> = new Map();
  for (const row of sorted.slice(MAX_ROWS)) addRow(others, "", rest(row), fields);
  return [...sorted.slice(0, MAX_ROWS), ...others.values()];
};
