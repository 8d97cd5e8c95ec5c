import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { kinds } from "./kinds.ts";

test("a receipt becomes one row for each line", () => {
  const body = {
    branch: "b1",
    lines: [
      { product: "tea", quantity: 1_000 },
      { product: "milk", quantity: 2_000 },
    ],
    reference: "",
    opening: false,
  };
  const rows = kinds["stock.received"].report(body, { log: "till-1.1test.b-b1", seq: 7 } as Entry);
  expect(rows).toEqual([
    {
      table: "stock_receipts",
      row: { log: "till-1.1test.b-b1", seq: 7, line: 1, branch: "b1", product: "tea", quantity: 1_000 },
    },
    {
      table: "stock_receipts",
      row: { log: "till-1.1test.b-b1", seq: 7, line: 2, branch: "b1", product: "milk", quantity: 2_000 },
    },
  ]);
});
