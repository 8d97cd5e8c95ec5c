import { expect, test } from "vitest";
import { COLUMNS, guessColumns, readHeader } from "./csv-columns.ts";

test.each([
  {
    name: "our own",
    cells: [...COLUMNS],
    places: Object.fromEntries(COLUMNS.map((column, i) => [column, i])),
  },
  {
    name: "Russian",
    cells: [
      "Артикул",
      "Штрих-код",
      "Наименование",
      "Ед. изм.",
      "Цена",
      "Себестоимость",
      "Остаток",
      "Мин. остаток",
      "Категория",
      "НДС",
      "Упаковки",
    ],
    places: Object.fromEntries(COLUMNS.map((column, i) => [column, i])),
  },
  {
    name: "Kazakh",
    cells: ["Атауы", "Бағасы", "Саны", "ҚҚС", "Санаты"],
    places: { name: 0, price: 1, quantity: 2, tax: 3, category: 4 },
  },
  {
    name: "Uzbek",
    cells: ["Nomi", "Narxi", "Oʻlchov birligi", "QQS"],
    places: { name: 0, price: 1, unit: 2, tax: 3 },
  },
  { name: "shouted", cells: [" BARCODE ", "Name:", "*Price*"], places: { barcode: 0, name: 1, price: 2 } },
  { name: "with strangers", cells: ["#", "Цвет", "Товар", "Цена"], places: { name: 2, price: 3 } },
  { name: "with a double", cells: ["name", "price", "name"], places: { name: 0, price: 1 } },
  { name: "one column", cells: ["name"], places: { name: 0 } },
])("[CSV-3] a $name header", ({ cells, places }) => {
  expect(readHeader(cells)).toEqual(places);
});

test.each([
  { cells: ["4870001000004", "Milk", "520"] },
  { cells: ["Milk", "price", "520"] },
  { cells: [""] },
  { cells: [] as string[] },
  { cells: ["x".repeat(10_000_000), "y"] },
])("[CSV-3] not a header (%#)", ({ cells }) => {
  const found = readHeader(cells);
  expect(found === undefined || Object.keys(found).length === 0).toBe(true);
});

test("[CSV-3] a list without a header is guessed from what it holds", () => {
  const records = [
    ["1", "Молоко 3,2 % 1 л", "4870001000004", "шт", "520", "410,50", "12", "3"],
    ["2", "Хлеб", "4870001000011", "шт", "210", "150", "40", "5"],
  ];
  expect(guessColumns(records.map((cells) => cells.slice(1)))).toEqual({
    name: 0,
    barcode: 1,
    unit: 2,
    price: 3,
    cost: 4,
    quantity: 5,
    min_stock: 6,
  });
});

test.each([
  { records: [["Milk", "520"]], places: { name: 0, price: 1 } },
  { records: [["4870001000004", "Milk"]], places: { barcode: 0, name: 1 } },
  { records: [], places: {} },
])("[CSV-3] guesses no more than there is (%#)", ({ records, places }) => {
  expect(guessColumns(records)).toEqual(places);
});
