import { expect, test } from "vitest";
import { kinds } from "../../commands.ts";
import type { RefundBody } from "../refund/refund-body.ts";
import type { SaleBody } from "../sale/sale-body.ts";
import { DEED_KINDS, deedOf, type RefundReceipt, type SoldReceipt } from "./deed.ts";

test("[SHIFT-6] what a Z reads of sales and refunds is in their bodies: the compiler holds it", () => {
  const sold: (sale: SaleBody) => SoldReceipt = (sale) => sale;
  const back: (refund: RefundBody) => RefundReceipt = (refund) => refund;
  const body = { number: "T1-1TEST-0001" };
  expect([sold(body as SaleBody), back(body as RefundBody)]).toEqual([body, body]);
});

test("[SHIFT-6] every kind a Z counts is one this program has", () => {
  expect(DEED_KINDS.filter((kind) => kinds[kind] === undefined)).toEqual([]);
});

test("what no Z counts is no deed", () => {
  expect(deedOf("cart.voided", { total: 3 })).toEqual({ type: "void", body: { total: 3 } });
  expect([deedOf("product.added", {}), deedOf("toString", {})]).toEqual([null, null]);
});
