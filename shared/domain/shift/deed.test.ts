import { expect, test } from "vitest";
import { kinds } from "../../commands.ts";
import { DEED_KINDS, deedOf } from "./deed.ts";

test("[SHIFT-6] every kind a Z counts is one this program has", () => {
  expect(DEED_KINDS.filter((kind) => kinds[kind] === undefined)).toEqual([]);
});

test("what no Z counts is no deed", () => {
  expect(deedOf("cart.voided", { total: 3 })).toEqual({ type: "void", body: { total: 3 } });
  expect([deedOf("product.added", {}), deedOf("toString", {})]).toEqual([null, null]);
});
