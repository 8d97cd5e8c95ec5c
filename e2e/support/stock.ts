import type { Page } from "playwright";
import { expect } from "vitest";
import { allRows, type Owner } from "./owner.ts";
import { stockShown } from "./steps.ts";

/** Waits until the Stock page, which is open, says so much of the product with this code. */
export const stockIs = (page: Page, code: string, quantity: number) =>
  expect.poll(() => stockShown(page, code), { timeout: 15_000 }).toBe(quantity);

/** What the server has on hand, by barcode, in whole units. */
export const serverStock = async (
  owner: Owner,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const [products, stock] = await Promise.all([
    allRows<{ id: string; barcodes: readonly string[] }>(owner, "/v1/products"),
    allRows<{ product: string; quantity: number }>(owner, "/v1/stock"),
  ]);
  return new Map(
    codes.map((code) => {
      const product = products.find(({ barcodes }) => barcodes.includes(code))?.id;
      const rows = stock.filter((row) => row.product === product);
      return [code, rows.reduce((sum, { quantity }) => sum + quantity, 0) / 1_000];
    }),
  );
};
