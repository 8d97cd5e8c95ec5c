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
  const beyond = { by: "anna", effects: [{ counter: "stock/b1/tea", beyond: 1, why: "override" }] };
  const body = overridden.ok ? overridden.value : null;
  expect(kinds["sale.completed"].asks(body as never, beyond as never)).toEqual([
    { permission: "stock.override", by: "anna" },
  ]);
});

test("[STOCK-5] only a sale beyond rights asks for anybody's approval", () => {
  const within = { by: "anna", effects: [{ counter: "stock/b1/tea", spend: 1 }] };
  expect(kinds["sale.completed"].asks(sale as never, within as never)).toEqual([]);
  expect(read(2, { ...sale, override: { reason: "no name" } })).toMatchObject({
    ok: false,
    error: { type: "BadEntry", field: "body.override.by" },
  });
});
