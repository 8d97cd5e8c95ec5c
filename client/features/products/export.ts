import { writeProducts } from "../../../shared/domain/catalog/csv.ts";
import { readProduct } from "../../../shared/domain/catalog/product.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import { productRecord, readCategoryTree } from "../../session/product-records.ts";
import type { Shop } from "../../session/shop.ts";

const AT_ONCE = 2_000;

/**
 * The products as a CSV file that a spreadsheet of our countries opens as it is: semicolons, decimal commas, UTF-8 with its mark.
 * `breathe` lets the screen draw in between.
 */
export const exportProducts = async (
  shop: Pick<Shop, "docs" | "view">,
  ids: readonly string[],
  stockOf: (product: string) => number,
  breathe: () => Promise<void>,
): Promise<string> => {
  const tree = readCategoryTree(shop);
  const parts: string[] = [];
  for (let from = 0; from < Math.max(1, ids.length); from += AT_ONCE) {
    const records = ids.slice(from, from + AT_ONCE).flatMap((id) => {
      const product = readProduct(shop.view, id);
      const level = Math.max(0, stockOf(id)) as Quantity;
      return product === undefined ? [] : productRecord(product, tree, shop.view, level);
    });
    const text = writeProducts(records, ";");
    parts.push(from === 0 ? text : text.slice(text.indexOf("\r\n") + 2));
    await breathe();
  }
  return `\ufeff${parts.join("")}`;
};
