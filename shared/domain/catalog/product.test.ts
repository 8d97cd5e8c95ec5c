import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import type { BarcodeKey } from "./barcode.ts";
import { everMoved, productsByBarcode, readProduct } from "./product.ts";

const view = aView(
  {
    branch: { b1: { name: "North", open: true }, b2: { name: "South", open: false } },
    product: {
      p1: {
        name: "Tea",
        unit: "pcs",
        price: 500,
        tax: "exempt",
        category: "c1",
        min: 2_000,
        tracking: "lot",
        "barcodes/123": true,
        "photos/abc": true,
      },
      p2: { name: "Milk" },
      p3: { name: "Gone", deleted: true, "barcodes/123": true },
    },
  },
  { "stock/b2/p1": { mine: 1_000 } },
);

test("a product is read whole, with plain values for what is missing", () => {
  expect(readProduct(view, "p1")).toEqual({
    id: "p1",
    name: "Tea",
    unit: "pcs",
    policy: "strict",
    archived: false,
    sku: "",
    price: 500,
    taxRate: "exempt",
    category: "c1",
    min: 2_000,
    tracking: "lot",
    barcodes: ["123"],
    packs: [],
    photos: ["abc"],
  });
  expect(readProduct(view, "p2")).toMatchObject({
    price: 0,
    taxRate: 0,
    category: null,
    tracking: "none",
    barcodes: [],
  });
  expect(readProduct(view, "p3")).toBeUndefined();
});

test("a barcode finds living products only", () => {
  expect(productsByBarcode(view, "123" as BarcodeKey).map(({ id }) => id)).toEqual(["p1"]);
  expect(productsByBarcode(view, "999" as BarcodeKey)).toEqual([]);
});

test("[CATALOG-6] a product has moved when it did in any branch, a closed one too", () => {
  expect(everMoved(view, "p1")).toBe(true);
  expect(everMoved(view, "p2")).toBe(false);
});
