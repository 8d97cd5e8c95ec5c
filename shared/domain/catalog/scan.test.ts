import { expect, test } from "vitest";
import { aView } from "../../testing/view.ts";
import { checkDigit } from "./barcode.ts";
import { readScan, readScanSettings } from "./scan.ts";

const withCheck = (body: string): string => `${body}${checkDigit(body)}`;
const CASE = "14870001234567";

const view = aView({
  org: { org: { currency: "KZT", scaleCodes: "21IIIIIWWWWWC 22IIIIIPPPPPC" } },
  product: {
    tea: {
      name: "Tea",
      unit: "pcs",
      price: 500,
      sku: "A-7",
      "barcodes/4870001234560": true,
      [`barcodes/${CASE}`]: true,
      [`packs/${CASE}=12000`]: true,
    },
    cheese: { name: "Cheese", unit: "kg", price: 450_000, sku: "42" },
    own: { name: "Own", unit: "pcs", price: 100, [`barcodes/${withCheck("210004201250")}`]: true },
    ham: { name: "Ham", unit: "kg", price: 300_000, [`barcodes/${withCheck("210000700000")}`]: true },
    beef: { name: "Beef", unit: "kg", price: 300_000, [`barcodes/${withCheck("487000777777")}`]: true },
  },
});

const scan = (text: string) => {
  const { products = [], ...rest } = { products: [], ...readScan(view, text, readScanSettings(view)) };
  return { ...rest, products: products.map(({ id }) => id) };
};

test.each([
  ["a product's code", " 4870001234560 ", { type: "product", products: ["tea"] }],
  ["a pack", CASE, { type: "product", products: ["tea"], quantity: 12_000 }],
  [
    "a pack by GS1",
    `]C101${CASE}17270228`,
    { type: "product", products: ["tea"], quantity: 12_000, expires: "2027-02-28" },
  ],
  ["two packs by GS1", `]C101${CASE}372`, { type: "product", products: ["tea"], quantity: 24_000 }],
  ["a single one by GS1", "010487000123456021S1", { type: "product", products: ["tea"], serial: "S1" }],
  ["several by GS1", "01048700012345603006", { type: "product", products: ["tea"], quantity: 6_000 }],
  ["an article number", "A-7", { type: "product", products: ["tea"] }],
  ["a weighed one", withCheck("210004200250"), { type: "product", products: ["cheese"], quantity: 250 }],
  [
    "a priced one",
    withCheck("220004201125"),
    { type: "product", products: ["cheese"], price: 112_500, quantity: 250 },
  ],
  [
    "a weighed one kept by its bare label",
    withCheck("210000700500"),
    { type: "product", products: ["ham"], quantity: 500 },
  ],
  ["a label that is a product's own code", withCheck("210004201250"), { type: "product", products: ["own"] }],
  [
    "variable measure",
    `01${withCheck("9487000777777")}3103000750`,
    { type: "product", products: ["beef"], quantity: 750 },
  ],
  [
    "an unknown label",
    withCheck("219999900250"),
    { type: "unknown", code: withCheck("219999900250"), products: [] },
  ],
  [
    "a label no pattern is for",
    withCheck("290004200250"),
    { type: "unknown", code: withCheck("290004200250"), products: [] },
  ],
  ["an unknown GS1 code", "010487000999999817270228", { type: "unknown", products: [] }],
  ["an unknown text", "nothing", { type: "unknown", code: "nothing", products: [] }],
])("[SCAN-1] %s", (_, text, expected) => {
  expect(scan(text)).toMatchObject(expected);
});

test("[SCAN-1] what the code does not say is absent", () => {
  expect(Object.keys(scan("4870001234560"))).toEqual(["type", "products"]);
});

test("[SCAN-1] an unknown GS1 code is offered by its trade item number", () => {
  const code = withCheck("0487000999999").slice(1);
  expect(scan(`01${withCheck("0487000999999")}10L`)).toMatchObject({ type: "unknown", code });
});

test("[SCALE-1] without a choice the usual patterns hold", () => {
  expect(readScanSettings(aView({ org: { org: { currency: "KZT" } } })).scalePatterns).toHaveLength(11);
});
