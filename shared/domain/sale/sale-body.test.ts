import { expect, test } from "vitest";
import { SYSTEM } from "../../core/entry.ts";
import { readBody } from "../../core/kind.ts";
import { kinds } from "./kinds.ts";

const sale = {
  number: "T1-1ABCD-0001",
  branch: "b1",
  till: "T1",
  lines: [
    {
      product: "tea",
      name: "Tea",
      barcode: "",
      unit: "pcs",
      quantity: 1_000,
      price: 100,
      taxRate: 0,
      total: 100,
    },
  ],
  taxes: [],
  taxMode: "included",
  rounding: 0,
  total: 100,
  tenders: [{ type: "cash", amount: 100, reference: "" }],
  change: 0,
  currency: "KZT",
};

const read = (v: number, body: object) =>
  readBody(kinds, { kind: "sale.completed", v, body, by: SYSTEM, effects: [] } as never);

test("[ENTRY-3] a sale of version 1 is read: who overrode was whoever sold", () => {
  expect(read(1, sale)).toEqual({ ok: true, value: sale });
  const overridden = read(1, { ...sale, override: { reason: "on the shelf" } });
  expect(overridden).toEqual({ ok: true, value: { ...sale, override: { by: "", reason: "on the shelf" } } });
});

test("[STOCK-5] a sale beyond rights says who let it be", () => {
  expect(read(2, { ...sale, override: { reason: "no name" } })).toMatchObject({
    ok: false,
    error: { type: "BadEntry", field: "body.override.by" },
  });
});
