import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { projectRoot } from "../house/source-tree.ts";

/** A grocery's goods as a CSV file to import, and what its customers put into their baskets. */
export interface Groceries {
  readonly file: string;
  readonly products: readonly Grocery[];
  /** Barcodes, most of them once. */
  readonly baskets: readonly (readonly string[])[];
}

export interface Grocery {
  readonly barcode: string;
  readonly name: string;
  /** In whole units of money. */
  readonly price: number;
  /** Opening stock, in whole units. */
  readonly quantity: number;
}

/** Real goods and baskets where the data sets lie beside the project, else some of our own. Writes into `folder` only. */
export const findGroceries = async (folder: string): Promise<Groceries> =>
  (await readReal()) ?? (await writeOwn(folder));

const DATA = resolve(projectRoot, "../shared/data");

/** Whether the real ones lie there: for what needs more of them than our own can give. */
export const hasRealGroceries = (): boolean => existsSync(join(DATA, "baskets.csv"));

const readReal = async (): Promise<Groceries | null> => {
  const file = join(DATA, "groceries-products.csv");
  const [goods, sales] = await Promise.all([read(file), read(join(DATA, "baskets.csv"))]);
  if (goods === null || sales === null) return null;
  const baskets = linesOf(sales).map((line) => (line.split(",")[1] ?? "").split(" "));
  return { file, products: linesOf(goods).map(toGrocery), baskets };
};

const read = (file: string): Promise<string | null> => readFile(file, "utf8").catch(() => null);

const linesOf = (text: string): readonly string[] => text.trim().split(/\r?\n/).slice(1);

const toGrocery = (line: string): Grocery => {
  const [barcode = "", name = "", , price, , quantity] = line.split(",");
  return { barcode, name, price: Number(price), quantity: Number(quantity) };
};

const NAMES = ["Bread", "Milk", "Kefir", "Butter", "Tea", "Sugar", "Rice", "Salt", "Apples", "Eggs"];
const OWN: readonly Grocery[] = NAMES.map((name, i) => ({
  barcode: ean13(`20000000001${i}`),
  name,
  price: 100 * (i + 1),
  quantity: 60,
}));

const writeOwn = async (folder: string): Promise<Groceries> => {
  const file = join(folder, "goods.csv");
  const rows = OWN.map(
    ({ barcode, name, price, quantity }) => `${barcode},${name},pcs,${price},50,${quantity},5`,
  );
  await writeFile(file, `${["barcode,name,unit,price,cost,quantity,min_stock", ...rows].join("\n")}\n`);
  const baskets = Array.from({ length: 30 }, (_, i) =>
    [0, 1, 3].map((step) => OWN[(i + step) % OWN.length]?.barcode ?? ""),
  );
  return { file, products: OWN, baskets };
};

function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
