import { expect, test } from "vitest";
import { en } from "../i18n/en.ts";
import { createFormat } from "../i18n/format.ts";
import { lineOf } from "./receipt-lines.ts";

const paper = {
  messages: en,
  format: createFormat("en"),
  sale: { currency: "KZT", taxMode: "included" },
} as const;
const line = {
  product: "p",
  barcode: "",
  taxRate: 1_200,
  name: "Tea",
  unit: "pcs",
  quantity: 2_000,
} as const;

test.each([
  [{ price: 45_000, total: 90_000 }, "900.00", []],
  [
    {
      price: 45_000,
      full: 90_000,
      total: 80_000,
      discounts: [{ type: "list", id: "l", name: "Gold", amount: 10_000 }],
    },
    "900.00",
    [{ label: "Gold", value: "−100.00" }],
  ],
  // A day that is none is shown as it was read from the package.
  [{ price: 45_000, total: 90_000, expires: "soon" }, "900.00", [{ label: "Best before", value: "soon" }]],
] as const)("%j", (over, total, notes) => {
  const written = lineOf(paper, { ...line, ...over } as never);
  expect(written).toMatchObject({ name: "Tea", total, notes });
  expect(written.detail.replace(/\u00a0/g, " ")).toBe("2 pcs × 450.00");
});
