import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import type { RefundBody } from "./refund-body.ts";
import { reportRefund } from "./report.ts";

const entry = { log: "till-1.1test.b-b1", seq: 7, at: 9, by: "s1" } as Entry;
const line = { product: "tea", name: "Tea", unit: "pcs", quantity: 1_000, price: 100, total: 90 };
const refund: RefundBody = {
  ...{ number: "T1-1TEST-0002", of: { number: "T1-1TEST-0001", log: "till-2.1test.b-b1", seq: 4 } },
  ...{ branch: "b1", till: "T1", shift: "x", customer: { id: "c1", name: "A" } },
  lines: [
    { ...line, line: 1, taxRate: 1_200, back: "shelf" },
    { ...line, line: -1, taxRate: "exempt", back: "write-off" },
  ],
  ...{ taxes: [], taxMode: "included", rounding: 20, total: 200, currency: "KZT", isVoid: false },
  tenders: [
    { type: "cash", amount: 150, reference: "" },
    { type: "wallet", amount: 50, reference: "", of: "c1" },
  ],
  reason: "defect",
};

test("[REFUND-13] a refund is one row, its lines and its money one each", () => {
  const [head, ...rest] = reportRefund(refund, entry);
  const at = { log: entry.log, seq: 7 };
  expect(head).toEqual({
    table: "refunds",
    row: {
      ...{ ...at, number: refund.number, of_number: "T1-1TEST-0001", of_log: "till-2.1test.b-b1", of_seq: 4 },
      ...{ branch: "b1", till: "T1", device: "till-1", staff: "s1", at: 9, total: 200, rounding: 20 },
      ...{
        currency: "KZT",
        shift: "x",
        customer: "c1",
        reason: "defect",
        note: "",
        is_void: false,
        exchange: "",
      },
    },
  });
  const { unit: _, ...goods } = line;
  expect(rest).toEqual([
    { table: "refund_lines", row: { ...at, ...goods, line: 1, of_line: 2, tax_rate: 1_200, to_shelf: true } },
    { table: "refund_lines", row: { ...at, ...goods, line: 2, of_line: 0, tax_rate: null, to_shelf: false } },
    { table: "refund_payments", row: { ...at, line: 1, type: "cash", amount: 150, owner: "" } },
    { table: "refund_payments", row: { ...at, line: 2, type: "wallet", amount: 50, owner: "c1" } },
  ]);
});

test("[REFUND-13] without a receipt the sale is empty", () => {
  expect(reportRefund({ ...refund, of: null }, entry)[0]?.row).toMatchObject({
    of_number: "",
    of_log: "",
    of_seq: 0,
  });
});
