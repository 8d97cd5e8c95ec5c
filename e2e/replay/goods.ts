import { readFileSync } from "node:fs";
import { inspectCsv, readProducts } from "../../shared/domain/catalog/csv.ts";
import type { ProductRow } from "../../shared/domain/catalog/csv-row.ts";
import { units } from "../../shared/lib/quantity.ts";
import { createRandom } from "../../shared/lib/seeded-random.ts";

/**
 * The products of a CSV file, read as an import reads them, without their costs: tills do not read the office, so a till
 * that recorded costs would rightly differ from the others. Throws where the file has rows an import would refuse.
 */
export const readGoods = (file: string, stockPerProduct: number | null): readonly ProductRow[] => {
  const text = readFileSync(file, "utf8");
  const shape = inspectCsv(text);
  if (!shape.ok) throw new Error(`${file}: ${shape.error.type}`);
  const rows: ProductRow[] = [];
  for (const batch of readProducts(text, shape.value)) {
    const [error] = batch.errors;
    if (error !== undefined) throw new Error(`${file}:${error.line}: ${error.type} in ${error.field}`);
    rows.push(...batch.rows);
  }
  return rows.map((row) => ({
    ...row,
    cost: null,
    quantity: stockPerProduct === null ? row.quantity : units(stockPerProduct),
  }));
};

/** Baskets as lists of barcodes, in the file's order. */
export const readBaskets = (file: string): readonly (readonly string[])[] => {
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
  return lines.map((line) => (line.split(",")[1] ?? "").split(" ").filter((code) => code !== ""));
};

const DRAWN_BASKETS = 5_000;

/** Baskets of one to eight products drawn at random, for products that nobody's baskets are known of. */
export const drawBaskets = (goods: readonly ProductRow[], seed: number): readonly (readonly string[])[] => {
  const random = createRandom(seed);
  const codes = goods.flatMap(({ barcodes }) => barcodes.map(({ text }) => text));
  return Array.from({ length: DRAWN_BASKETS }, () =>
    Array.from({ length: 1 + random.below(8) }, () => random.pick(codes)),
  );
};
