import { expect, test } from "vitest";
import type { Entry } from "../../core/entry.ts";
import { reportSale } from "./report.ts";
import type { SaleBody } from "./sale-body.ts";

const aLine = (over: Partial<SaleBody["lines"][number]> = {}): SaleBody["lines"][number] => ({
  product: "tea",
  name: "Tea",
  barcode: "4870001234560",
  unit: "pcs",
  quantity: 2_000,
  price: 500,
  taxRate: 1_200,
  total: 1_000,
  ...over,
});

const aSale: SaleBody = {
  number: "T1-1K7MQ-0017",
  branch: "b1",
  till: "T1",
  lines: [aLine(), aLine({ product: "book", taxRate: "exempt", barcode: "" })],
  taxes: [],
  taxMode: "included",
  rounding: -20,
  total: 1_980,
  tenders: [
    { type: "card", amount: 1_000, reference: "77" },
    { type: "cash", amount: 1_000, reference: "" },
  ],
  change: 20,
  currency: "KZT",
};

test("[REPORT-1] a sale becomes rows whose sums are its own", () => {
  const entry = { log: "till-1.1k7mq.b-b1", seq: 9, at: 1_790_000_000_000, by: "s1" } as Entry;
  const key = { log: "till-1.1k7mq.b-b1", seq: 9 };
  const line = { ...key, name: "Tea", quantity: 2_000, price: 500, total: 1_000, discount: 0 };
  expect(reportSale(aSale, entry)).toEqual([
    {
      table: "sales",
      row: {
        ...key,
        number: "T1-1K7MQ-0017",
        branch: "b1",
        device: "till-1",
        staff: "s1",
        at: 1_790_000_000_000,
        total: 1_980,
        change: 20,
        rounding: -20,
        currency: "KZT",
        shift: "",
        customer: "",
        discount: 0,
      },
    },
    {
      table: "sale_lines",
      row: { ...line, line: 1, product: "tea", barcode: "4870001234560", tax_rate: 1_200 },
    },
    { table: "sale_lines", row: { ...line, line: 2, product: "book", barcode: "", tax_rate: null } },
    { table: "payments", row: { ...key, line: 1, type: "card", amount: 1_000, owner: "" } },
    { table: "payments", row: { ...key, line: 2, type: "cash", amount: 1_000, owner: "" } },
  ]);
});

test("[REPORT-1] discounts, the shift, the customer and whose money it was stand in the rows", () => {
  const discounts = [
    { type: "promotion", id: "spring", name: "Spring", amount: 100 },
    { type: "receipt", id: "", name: "regular", amount: 30 },
  ] as const;
  const sale: SaleBody = {
    ...aSale,
    shift: "shift-1",
    customer: { id: "anna", name: "Anna" },
    lines: [aLine({ full: 1_130, discounts: [...discounts] })],
    tenders: [{ type: "wallet", amount: 1_000, reference: "", of: "anna" }],
  };
  const entry = { log: "till-1.1k7mq.b-b1", seq: 9, at: 1, by: "s1" } as Entry;
  expect(reportSale(sale, entry).map(({ row }) => row)).toMatchObject([
    { shift: "shift-1", customer: "anna", discount: 130 },
    { total: 1_000, discount: 130 },
    { type: "wallet", amount: 1_000, owner: "anna" },
  ]);
});
