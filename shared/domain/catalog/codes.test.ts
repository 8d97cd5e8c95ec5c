import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { checkBarcodes, checkSku, codeNeeds } from "./codes.ts";

const view = aView({
  product: {
    p1: { name: "Tea", sku: "T-1", "barcodes/4870001234560": true },
    p2: { name: "Gone", sku: "G-1", "barcodes/4600000000008": true, deleted: true },
  },
});

test.each([
  { texts: [], keys: [] },
  { texts: ["4600000000008", " 4600000000008 "], keys: ["4600000000008"] },
  { texts: ["036000291452", "0036000291452"], keys: ["0036000291452"] },
  { texts: ["4870001234560"], self: "p1", keys: ["4870001234560"] },
])("[CATALOG-2] $texts are free for $self", ({ texts, self = null, keys }) => {
  expect(checkBarcodes(view, texts, self)).toEqual({ ok: true, value: keys });
});

test.each([
  { texts: ["4870001234560"], error: { type: "DuplicateBarcode", product: "p1", name: "Tea" } },
  { texts: ["4870001234561"], error: { type: "BadBarcode", reason: { type: "BadCheckDigit", expected: 0 } } },
  { texts: ["ok", ""], error: { type: "BadBarcode", reason: { type: "Empty" } } },
])("[CATALOG-2, BARCODE-2] $texts: $error.type", ({ texts, error }) => {
  expect(checkBarcodes(view, texts, null)).toMatchObject({
    ok: false,
    error: { ...error, field: "barcodes" },
  });
});

test("[CATALOG-2] an SKU is one product's; that of a deleted product is free again", () => {
  expect(checkSku(view, "", null).ok).toBe(true);
  expect(checkSku(view, "G-1", null).ok).toBe(true);
  expect(checkSku(view, "T-1", "p1").ok).toBe(true);
  expect(checkSku(view, "T-1", null)).toMatchObject({
    error: { type: "DuplicateSku", field: "sku", name: "Tea" },
  });
});

test("what the checks look up is known beforehand", () => {
  expect(codeNeeds(["036000291452", "bad\u0000"], "T-1")).toEqual([
    { doc: "product", field: "barcodes", value: "0036000291452" },
    { doc: "product", field: "sku", value: "T-1" },
  ]);
  expect(codeNeeds([], "")).toEqual([]);
});
