import { expect, test } from "vitest";
import { z } from "zod";
import { productFields } from "./product-fields.ts";

const schema = z.strictObject(productFields);
const aProduct = {
  name: "Tea",
  sku: "",
  barcodes: [],
  packs: [],
  category: null,
  unit: "pcs",
  price: 100,
  cost: null,
  taxRate: 1_200,
  min: 0,
  tracking: "none",
  policy: "strict",
  photos: [],
};

test("[CATALOG-1] a plain product is fine", () => {
  expect(schema.safeParse(aProduct).success).toBe(true);
  expect(schema.parse({ ...aProduct, name: "  Tea \u0007 black ", taxRate: "exempt" })).toMatchObject({
    name: "Tea black",
    taxRate: "exempt",
  });
});

test.each([
  ["name", ""],
  ["name", "   "],
  ["name", "x".repeat(201)],
  ["name", "x".repeat(10_000_000)],
  ["name", 5],
  ["sku", "x".repeat(65)],
  ["barcodes", Array.from({ length: 21 }, () => "1")],
  ["barcodes", ["x".repeat(1_000)]],
  ["unit", "bushel"],
  ["price", -1],
  ["price", 0.5],
  ["price", "100"],
  ["price", 2 ** 53],
  ["cost", -1],
  ["taxRate", 10_001],
  ["taxRate", 12.5],
  ["min", -1],
  ["photos", ["short"]],
  ["photos", Array.from({ length: 6 }, () => "A".repeat(43))],
  ["tracking", "all"],
  ["policy", "loose"],
  ["colour", "red"],
])("[CATALOG-1] %s: %o is refused", (field, value) => {
  const parsed = schema.safeParse({ ...aProduct, [field]: value });
  expect(parsed.error?.issues[0]?.path[0] ?? parsed.error?.issues[0]?.code).toBe(
    field === "colour" ? "unrecognized_keys" : field,
  );
});
