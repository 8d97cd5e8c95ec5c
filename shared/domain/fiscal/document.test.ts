import { expect, test } from "vitest";
import type { RefundBody } from "../refund/refund-body.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import { fiscalDocument } from "./document.ts";

const line = { product: "p1", name: "Tea", unit: "pcs", quantity: 2_000, price: 50_000, taxRate: 1_200 };
const common = {
  number: "T1-1TEST-0001",
  branch: "b1",
  till: "T1",
  taxes: [{ rate: 1_200, base: 80_357, tax: 9_643 }],
  taxMode: "included",
  rounding: 0,
  total: 90_000,
  tenders: [{ type: "cash", amount: 100_000, reference: "77", of: "secret" }],
  currency: "KZT",
} as const;

const sale = {
  ...common,
  customer: { id: "c1", name: "Aliya" },
  lines: [
    {
      ...line,
      barcode: "",
      full: 100_000,
      total: 90_000,
      discounts: [{ type: "manual", id: "", name: "x", amount: 10_000 }],
    },
  ],
  change: 10_000,
} as unknown as SaleBody;

test("[FISCAL-4] a sale as the tax office wants it, and nothing of the customer", () => {
  const document = fiscalDocument({ type: "sale", at: 5, body: sale });
  expect(document).toEqual({
    number: "T1-1TEST-0001",
    type: "sale",
    at: 5,
    taxes: common.taxes,
    taxMode: "included",
    rounding: 0,
    total: 90_000,
    currency: "KZT",
    lines: [
      {
        name: "Tea",
        quantity: 2_000,
        unit: "pcs",
        price: 50_000,
        taxRate: 1_200,
        discount: 10_000,
        total: 90_000,
      },
    ],
    tenders: [{ type: "cash", amount: 100_000 }],
    change: 10_000,
  });
  expect(JSON.stringify(document)).not.toMatch(/Aliya|secret|77/);
});

test("[FISCAL-2] a refund is signed like a sale, with no change", () => {
  const refund = { ...common, lines: [{ ...line, line: 0, total: 90_000, back: "shelf" }] };
  const document = fiscalDocument({ type: "refund", at: 5, body: refund as unknown as RefundBody });
  expect(document).toMatchObject({ type: "refund", change: 0, lines: [{ discount: 0, total: 90_000 }] });
});
