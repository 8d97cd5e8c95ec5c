import fc from "fast-check";
import { expect, test } from "vitest";
import { COLUMNS } from "./csv-columns.ts";
import { joinList, type ProductRow, readProductRow, splitList } from "./csv-row.ts";

const layout = {
  places: Object.fromEntries(COLUMNS.map((column, i) => [column, i])),
  width: COLUMNS.length,
  unit: "pcs",
} as const;

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;
const read = (cells: Cells) =>
  readProductRow(
    COLUMNS.map((column) => cells[column] ?? ""),
    7,
    layout,
  );
const rowOf = (cells: Cells): ProductRow => {
  const row = read(cells);
  if (!row.ok) throw new Error(JSON.stringify(row.error));
  return row.value;
};

test("[CSV-4] a full line becomes a typed product", () => {
  const row = rowOf({
    sku: " M-1 ",
    barcode: "4870001000004",
    name: "  Молоко  3,2 % ",
    unit: "шт.",
    price: "1 250,50 ₸",
    cost: "900",
    quantity: "12",
    min_stock: "0",
    category: "Еда > Молочное",
    tax: "16%",
    packs: "14870001000001 = 12@5 400,50 | 4870001000028=6",
  });
  expect(row).toEqual({
    line: 7,
    sku: "M-1",
    barcodes: [{ key: "4870001000004", kind: "EAN-13", text: "4870001000004" }],
    name: "Молоко 3,2 %",
    unit: "pcs",
    price: 125_050,
    cost: 90_000,
    quantity: 12_000,
    minStock: 0,
    category: ["Еда", "Молочное"],
    taxRate: 1_600,
    packs: [
      {
        barcode: { key: "14870001000001", kind: "GTIN-14", text: "14870001000001" },
        quantity: 12_000,
        price: 540_050,
      },
      {
        barcode: { key: "4870001000028", kind: "EAN-13", text: "4870001000028" },
        quantity: 6_000,
        price: null,
      },
    ],
  });
});

test("[CSV-4] an empty cell says nothing", () => {
  expect(rowOf({ name: "Milk" })).toMatchObject({
    sku: null,
    barcodes: [],
    price: null,
    unit: null,
    category: null,
    packs: [],
  });
});

test.each([
  { cells: { price: "-5" }, field: "price", type: "Negative", value: "-5" },
  { cells: { price: "1.005" }, field: "price", type: "TooPrecise", value: "1.005" },
  { cells: { price: "free" }, field: "price", type: "NotANumber", value: "free" },
  { cells: { cost: "4870001000004" }, field: "cost", type: "TooLarge", value: "4870001000004" },
  { cells: { quantity: "1.5" }, field: "quantity", type: "TooPrecise", value: "1.5" },
  { cells: { quantity: "-1" }, field: "quantity", type: "Negative", value: "-1" },
  { cells: { unit: "bucket" }, field: "unit", type: "UnknownUnit", value: "bucket" },
  { cells: { barcode: "4870001000005" }, field: "barcode", type: "BadCheckDigit", value: "4870001000005" },
  { cells: { barcode: "4870001000004;4870001000005" }, field: "barcode", type: "BadCheckDigit" },
  { cells: { barcode: "4,87E+12" }, field: "barcode", type: "RoundedBySpreadsheet", value: "4,87E+12" },
  { cells: { packs: "14870001000001" }, field: "packs", type: "NoPackSize", value: "14870001000001" },
  { cells: { packs: "14870001000001=12@1@2" }, field: "packs", type: "NoPackSize" },
  { cells: { packs: "14870001000001=0" }, field: "packs", type: "Zero" },
  { cells: { packs: "14870001000001=1.5" }, field: "packs", type: "TooPrecise" },
  { cells: { packs: "14870001000001=12@-1" }, field: "packs", type: "Negative" },
  { cells: { packs: "14870001000002=12" }, field: "packs", type: "BadCheckDigit" },
  { cells: { tax: "0.16" }, field: "tax", type: "UnknownTax", value: "0.16" },
  { cells: { name: "x".repeat(201) }, field: "name", type: "TooLong", max: 200 },
  { cells: { sku: "x".repeat(65) }, field: "sku", type: "TooLong", max: 64 },
  { cells: { category: "x".repeat(101) }, field: "category", type: "TooLong", max: 100 },
  { cells: { category: "a>".repeat(9) }, field: "category", type: "TooManyLevels", max: 8 },
] as const)("[CSV-6] $field: $type", ({ cells, ...error }) => {
  expect(read({ name: "Milk", ...cells })).toMatchObject({ ok: false, error: [{ line: 7, ...error }] });
});

test("[CSV-6] every bad cell of a line is reported", () => {
  const row = read({ name: "Milk", price: "x", cost: "-1", unit: "?" });
  expect(!row.ok && row.error.map(({ field }) => field)).toEqual(["unit", "price", "cost"]);
});

test("[CSV-6] a name of ten megabytes is refused at once, and the error stays small", () => {
  const row = read({
    name: "ё".repeat(10_000_000),
    sku: "=".repeat(10_000_000),
    category: ">".repeat(10_000_000),
  });
  expect(!row.ok && row.error.map(({ type }) => type)).toEqual(["TooLong", "TooLong", "TooLong"]);
  expect(JSON.stringify(row).length).toBeLessThan(1_000);
});

test.each([
  ["spaces", `12345670${" ".repeat(1_900)}x`],
  ["breaks", `${`12345670${"\n".repeat(300)}`.repeat(6)}x`],
  ["marks", `12345670${", ".repeat(900)}x`],
])("[CSV-6] a barcode cell full of %s is judged at once", (_, barcode) => {
  expect(read({ barcode }).ok).toBe(false);
});

test("[CSV-6] text beyond the last column is refused, empty cells are not", () => {
  const cells = ["", "", "Milk", "", "520", "", "", "", "", "", ""];
  expect(readProductRow([...cells, "", " "], 7, layout).ok).toBe(true);
  expect(readProductRow([...cells, "", "white"], 7, layout)).toMatchObject({
    ok: false,
    error: [{ type: "TooManyCells", field: null, value: "white" }],
  });
});

test("[CSV-6] a line that names no product is refused", () => {
  expect(read({ price: "5" })).toMatchObject({ ok: false, error: [{ type: "Missing", field: "name" }] });
});

test.each([
  { barcode: "4870001000004, 96385074", codes: ["4870001000004", "96385074"] },
  { barcode: "4870001000004 | 4870001000004", codes: ["4870001000004"] },
  { barcode: "4 870001 000004", codes: ["4870001000004"] },
  { barcode: "A 1 | A-2", codes: ["A 1", "A-2"] },
  { barcode: "A, B", codes: ["A, B"] },
])("[CSV-4] barcodes in one cell: $barcode", ({ barcode, codes }) => {
  expect(rowOf({ barcode }).barcodes.map(({ text }) => text)).toEqual(codes);
});

test.each(["=cmd|'/c calc'!A1", "+77010000000", "@SUM(A1)", "-5 %"])("[CSV-7] %s stays text", (name) => {
  expect(rowOf({ name }).name).toBe(name);
  expect(rowOf({ name: `'${name}` }).name).toBe(name);
});

test("[CSV-8] a joined list splits into the same parts", () => {
  const part = fc.string({ unit: fc.constantFrom("a", "\\", ">", "|", " ") }).map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(part.filter((text) => text !== "")), (parts) => {
      expect(splitList(joinList(parts, ">"), ">")).toEqual(parts);
    }),
  );
});
