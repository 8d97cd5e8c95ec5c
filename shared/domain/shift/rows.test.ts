import { expect, test } from "vitest";
import { addRow, greatestRows, type RowSums } from "./rows.ts";

interface Row {
  name: string;
  count: number;
}

test("rows with one key are one, under the name it first had", () => {
  const rows: RowSums<Row> = new Map();
  const first = { name: "a", count: 1 };
  addRow(rows, "k", first, ["count"]);
  addRow(rows, "k", { name: "b", count: 2 }, ["count"]);
  expect([...rows.values()]).toEqual([{ name: "a", count: 3 }]);
  expect(first.count).toBe(1);
});

test("[SHIFT-7] the smallest are one row when there are too many", () => {
  const rows = Array.from({ length: 1_003 }, (_, i) => ({ name: `${i}`, count: i }));
  const few = greatestRows(
    rows,
    ({ count }) => count,
    (row) => ({ ...row, name: "" }),
    ["count"],
  );
  expect(few).toHaveLength(1_001);
  expect([few[0]?.count, few.at(-1)]).toEqual([1_002, { name: "", count: 3 }]);
  expect(
    greatestRows(
      rows.slice(0, 5),
      ({ count }) => count,
      (row) => row,
      ["count"],
    ),
  ).toEqual(rows.slice(0, 5));
});
