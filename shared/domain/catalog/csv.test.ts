import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_MONEY, type Money, money } from "../../lib/money.ts";
import { PRECISION_BY_UNIT, type Quantity, quantity, UNITS } from "../../lib/quantity.ts";
import { cleanText } from "../../lib/text.ts";
import { type Barcode, parseBarcode } from "./barcode.ts";
import { type CsvShape, inspectCsv, readProducts, writeProducts } from "./csv.ts";
import type { Separator } from "./csv-records.ts";
import type { ProductRecord } from "./csv-row.ts";
import { taxRate } from "./tax.ts";

const shapeOf = (text: string): CsvShape => {
  const shape = inspectCsv(text);
  if (!shape.ok) throw new Error(shape.error.type);
  return shape.value;
};

const readAll = (text: string) => {
  const batches = [...readProducts(text, shapeOf(text))];
  return { rows: batches.flatMap(({ rows }) => rows), errors: batches.flatMap(({ errors }) => errors) };
};

test.each([
  { name: "header first", text: "name;price\nMilk;520", skip: 1, separator: ";" },
  { name: "no header", text: "Milk,520\nBread,210", skip: 0, separator: "," },
  { name: "a title above", text: "Прайс-лист;\n;\nТовар;Цена\nМолоко;520", skip: 3, separator: ";" },
  { name: "a spreadsheet's own mark", text: "sep=;\r\nname;price\r\nMilk;520", skip: 2, separator: ";" },
])("[CSV-3] $name", ({ text, skip, separator }) => {
  expect(shapeOf(text)).toMatchObject({ skip, separator, places: { name: 0, price: 1 } });
});

test.each([
  { text: "", type: "Empty" },
  { text: "1,2\n3,4", type: "NoKnownColumns" },
  { text: "price,cost\n3,4", type: "NoKnownColumns" },
])("[CSV-3] nothing to import (%#): $type", ({ text, type }) => {
  expect(inspectCsv(text)).toEqual({ ok: false, error: { type } });
});

test("[CSV-6] broken lines are named by line and field, and the others are read", () => {
  const text = [
    "barcode,name,price",
    "4870001000004,Milk,520",
    '"4870001000011"x,Bread,210',
    "4870001000028,Tea, green,900",
    "4870001000035,Salt,-1",
    '4870001000042,"Sugar, ""white""",450',
  ].join("\r\n");
  const { rows, errors } = readAll(text);
  expect(rows.map(({ line, name }) => [line, name])).toEqual([
    [2, "Milk"],
    [6, 'Sugar, "white"'],
  ]);
  expect(errors.map(({ line, field, type }) => [line, field, type])).toEqual([
    [3, null, "BrokenQuotes"],
    [4, "price", "NotANumber"],
    [4, null, "TooManyCells"],
    [5, "price", "Negative"],
  ]);
});

test("[CSV-9] reading goes in steps that rise to the end, and stops when nobody asks", () => {
  const text = `name,price\n${"Milk,520\n".repeat(25)}`;
  const batches = [...readProducts(text, shapeOf(text), { batch: 10 })];
  expect(batches.map(({ rows }) => rows.length)).toEqual([9, 10, 6]);
  expect(batches.at(-1)).toMatchObject({ done: text.length, of: text.length });
  const started = readProducts(text, shapeOf(text), { batch: 10 });
  started.next();
  expect(started.return()).toEqual({ done: true, value: undefined });
  expect(started.next().done).toBe(true);
});

test("[CSV-7] a formula leaves harmless", () => {
  const [product] = readAll("name,price\n=cmd|'/c calc'!A1,520").rows;
  const text = writeProducts(product === undefined ? [] : [product]);
  expect(text).toContain(",'=cmd|'/c calc'!A1,");
});

test("[CSV-8] the columns are ours, in order", () => {
  expect(writeProducts([])).toBe(
    "sku,barcode,name,unit,price,cost,quantity,min_stock,category,tax,packs\r\n",
  );
});

const cleaned = (max: number) =>
  fc
    .string({ unit: fc.constantFrom(..."aЖәўʻ=+-@'\"\\,;|> \n\t1.5"), minLength: 1, maxLength: max })
    .map(cleanText)
    .filter((text) => text !== "");

const aBarcode = fc
  .oneof(fc.constantFrom("4870001000004", "96385074", "036000291452", "A-1", "a|b\\c", "=1"), cleaned(20))
  .map(parseBarcode)
  .filter((parsed) => parsed.ok)
  .map((parsed): Barcode => parsed.value);

const aProduct = fc.constantFrom(...UNITS).chain((unit) => {
  const amount = fc.option(fc.nat(MAX_MONEY).map((minor): Money => money(minor)));
  const step = 10 ** (3 - PRECISION_BY_UNIT[unit]);
  const level = fc.option(fc.nat(999_999).map((steps): Quantity => quantity(steps * step)));
  return fc.record<ProductRecord>({
    sku: fc.option(cleaned(64)),
    barcodes: fc.uniqueArray(aBarcode, { maxLength: 3, selector: (barcode) => barcode.key }),
    name: cleaned(200),
    unit: fc.constant(unit),
    price: amount,
    cost: amount,
    quantity: level,
    minStock: level,
    category: fc.option(fc.array(cleaned(20), { minLength: 1, maxLength: 8 })),
    taxRate: fc.option(fc.constantFrom(taxRate(1_600), taxRate(0), taxRate(50), "exempt" as const)),
    packs: fc.uniqueArray(
      fc.record({
        barcode: aBarcode,
        quantity: fc.integer({ min: 1, max: 999_999 }).map((steps): Quantity => quantity(steps * step)),
        price: amount,
      }),
      { maxLength: 3, selector: ({ barcode }) => barcode.key },
    ),
  });
});

test("[CSV-8] what is exported is imported again, unchanged", () => {
  fc.assert(
    fc.property(
      fc.array(aProduct, { minLength: 1 }),
      fc.constantFrom<Separator>(",", ";", "\t"),
      (products, separator) => {
        const text = writeProducts(products, separator);
        const { rows, errors } = readAll(text);
        expect(errors).toEqual([]);
        expect(rows.map(({ line: _, ...product }) => product)).toEqual(products);
      },
    ),
  );
});

const realProducts = resolve(import.meta.dirname, "../../../../shared/data/products-10k.csv");

test.skipIf(!existsSync(realProducts))("[CSV-4] 10,000 real products are read without an error", () => {
  const { rows, errors } = readAll(readFileSync(realProducts, "utf8"));
  expect(errors).toEqual([]);
  expect(rows.length).toBe(10_000);
  expect(rows.every((row) => row.name !== null && row.price !== null && row.barcodes.length === 1)).toBe(
    true,
  );
});
