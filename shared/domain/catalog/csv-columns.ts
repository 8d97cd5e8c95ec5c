import { foldText } from "../../lib/text.ts";
import { parseBarcode } from "./barcode.ts";
import { parseUnit } from "./units.ts";

/** Columns of a product list, in the order in which they are exported. */
export const COLUMNS = [
  "sku",
  "barcode",
  "name",
  "unit",
  "price",
  "cost",
  "quantity",
  "min_stock",
  "category",
  "tax",
  "packs",
] as const;

export type Column = (typeof COLUMNS)[number];

/** Where each known column stands; a person may change it in the preview. */
export type ColumnPlaces = Partial<Readonly<Record<Column, number>>>;

/**
 * Reads a header in English, Russian, Kazakh or Uzbek. `undefined` when the record is not a header: fewer than two
 * cells are known, or one of one. Unknown columns are left out; of two equal ones the first counts.
 */
export const readHeader = (cells: readonly string[]): ColumnPlaces | undefined => {
  const places: Partial<Record<Column, number>> = {};
  cells.forEach((cell, i) => {
    const column = cell.length > LONGEST_HEADING ? undefined : COLUMN_BY_HEADING.get(foldHeading(cell));
    if (column !== undefined) places[column] ??= i;
  });
  return Object.keys(places).length >= Math.min(2, cells.length) ? places : undefined;
};

/**
 * Guesses columns of a list without a header from its first records: codes with good check digits are barcodes, the
 * known units are units, the longest text is the name, and the numbers left are price, cost, quantity and least
 * stock, in this order. The preview shows the guess.
 */
export const guessColumns = (records: readonly (readonly string[])[]): ColumnPlaces => {
  const width = Math.max(0, ...records.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, i) => records.map((cells) => (cells[i] ?? "").trim()));
  const free = new Set(columns.keys());
  const take = (fits: (cells: readonly string[]) => boolean): number | undefined => {
    const found = [...free].find((i) => fits(columns[i] ?? []));
    if (found !== undefined) free.delete(found);
    return found;
  };
  const barcode = take((cells) => mostly(cells, isTradeNumber));
  const unit = take((cells) => mostly(cells, (cell) => parseUnit(cell) !== undefined));
  const numbers = [...free].filter((i) => mostly(columns[i] ?? [], isNumber));
  for (const i of numbers) free.delete(i);
  const name = longest(columns, free);
  const [price, cost, quantity, minStock] = numbers;
  return known({ barcode, name, unit, price, cost, quantity, min_stock: minStock });
};

const LONGEST_HEADING = 60;

const foldHeading = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, "");

const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  sku: [
    "sku",
    "article",
    "vendor code",
    "item code",
    "артикул",
    "код",
    "код товара",
    "код тауара",
    "tovar kodi",
    "artikul",
    "kod",
  ],
  barcode: [
    "barcode",
    "barcodes",
    "bar code",
    "ean",
    "ean13",
    "gtin",
    "upc",
    "штрихкод",
    "штрих-код",
    "штрих-коды",
    "шк",
    "штрихкод товара",
    "shtrix kod",
    "shtrixkod",
    "shtrix-kod",
  ],
  name: [
    "name",
    "product",
    "product name",
    "title",
    "item",
    "description",
    "наименование",
    "наименование товара",
    "название",
    "товар",
    "номенклатура",
    "атауы",
    "тауар",
    "тауар атауы",
    "тауардың атауы",
    "nomi",
    "tovar",
    "mahsulot",
    "mahsulot nomi",
    "номи",
    "маҳсулот номи",
  ],
  unit: [
    "unit",
    "units",
    "uom",
    "measure",
    "ед",
    "ед.",
    "ед. изм.",
    "единица",
    "единица измерения",
    "өлшем",
    "өлшем бірлігі",
    "бірлігі",
    "birlik",
    "o'lchov",
    "o'lchov birligi",
  ],
  price: [
    "price",
    "sale price",
    "retail price",
    "selling price",
    "цена",
    "цена продажи",
    "розничная цена",
    "цена розничная",
    "цена, тг",
    "бағасы",
    "баға",
    "сату бағасы",
    "narxi",
    "narx",
    "sotuv narxi",
    "нархи",
  ],
  cost: [
    "cost",
    "cost price",
    "purchase price",
    "себестоимость",
    "закупочная цена",
    "цена закупки",
    "закуп",
    "закупка",
    "өзіндік құны",
    "сатып алу бағасы",
    "tannarx",
    "tannarxi",
    "xarid narxi",
    "kelish narxi",
  ],
  quantity: [
    "quantity",
    "qty",
    "stock",
    "on hand",
    "in stock",
    "количество",
    "кол-во",
    "остаток",
    "остатки",
    "наличие",
    "саны",
    "қалдық",
    "қалдығы",
    "мөлшері",
    "miqdor",
    "miqdori",
    "soni",
    "qoldiq",
  ],
  min_stock: [
    "min_stock",
    "min stock",
    "minimum stock",
    "minimum",
    "reorder level",
    "reorder point",
    "мин остаток",
    "мин. остаток",
    "минимальный остаток",
    "неснижаемый остаток",
    "минимум",
    "ең аз қалдық",
    "минималды қалдық",
    "minimal qoldiq",
    "min qoldiq",
  ],
  category: [
    "category",
    "categories",
    "group",
    "категория",
    "категории",
    "группа",
    "группа товаров",
    "раздел",
    "санат",
    "санаты",
    "топ",
    "тобы",
    "kategoriya",
    "toifa",
    "guruh",
  ],
  tax: [
    "tax",
    "vat",
    "tax rate",
    "vat rate",
    "ндс",
    "ставка ндс",
    "ндс %",
    "налог",
    "ққс",
    "ққс мөлшерлемесі",
    "салық",
    "qqs",
    "qqs stavkasi",
    "soliq",
  ],
  packs: [
    "packs",
    "pack barcodes",
    "packages",
    "упаковки",
    "штрихкоды упаковок",
    "коды упаковок",
    "қаптамалар",
    "қаптама штрихкодтары",
    "qadoqlar",
    "qadoq shtrixkodlari",
  ],
};

const COLUMN_BY_HEADING: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) =>
    HEADINGS[column].map((heading): [string, Column] => [foldHeading(heading), column]),
  ),
);

const isTradeNumber = (cell: string): boolean => {
  const parsed = parseBarcode(cell);
  return parsed.ok && parsed.value.kind !== "text";
};

const isNumber = (cell: string): boolean => /^\d[\d\s.,\u00a0]*\D{0,4}$/.test(cell.slice(0, LONGEST_HEADING));

/** At least four in five of the cells that are filled. */
const mostly = (cells: readonly string[], fits: (cell: string) => boolean): boolean => {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.filter(fits).length * 5 >= filled.length * 4;
};

const longest = (columns: readonly (readonly string[])[], free: ReadonlySet<number>): number | undefined => {
  const length = (i: number) => (columns[i] ?? []).reduce((sum, cell) => sum + cell.length, 0);
  return [...free].filter((i) => length(i) > 0).sort((a, b) => length(b) - length(a))[0];
};

const known = (places: Readonly<Record<string, number | undefined>>): ColumnPlaces =>
  Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined));
