import { isDeleted } from "../../shared/core/document.ts";
import type { View } from "../../shared/core/view.ts";
import type { Barcode, BarcodeKey } from "../../shared/domain/catalog/barcode.ts";
import { readCategory } from "../../shared/domain/catalog/categories.ts";
import { buildCategoryTree, type CategoryTree } from "../../shared/domain/catalog/category-tree.ts";
import type { ProductRecord } from "../../shared/domain/catalog/csv-row.ts";
import type { ExistingProduct } from "../../shared/domain/catalog/import-plan.ts";
import { type Product, productOf } from "../../shared/domain/catalog/product.ts";
import type { Money } from "../../shared/lib/money.ts";
import type { Quantity } from "../../shared/lib/quantity.ts";
import type { Shop } from "./shop.ts";

type Reads = Pick<Shop, "docs" | "view">;

/** Categories as they stand now. */
export const readCategoryTree = ({ docs, view }: Reads): CategoryTree =>
  buildCategoryTree([...docs("category").keys()].flatMap((id) => readCategory(view, id) ?? []));

/** Every product that is not deleted, as an import compares it, so many at a time. Costs are those known here. */
export function* existingProducts(
  shop: Reads,
  size: number,
): Generator<readonly ExistingProduct<string>[], void> {
  const tree = readCategoryTree(shop);
  let part: ExistingProduct<string>[] = [];
  for (const [id, doc] of shop.docs("product")) {
    if (isDeleted(doc)) continue;
    const product = productOf(id, doc);
    part.push({
      id,
      barcodeKeys: product.barcodes,
      packs: product.packs,
      ...commonOf(product, tree, shop.view),
    });
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  yield part;
}

/** A product as a line of a list. */
export const productRecord = (
  product: Product,
  tree: CategoryTree,
  view: View,
  quantity: Quantity,
): ProductRecord => ({
  ...commonOf(product, tree, view),
  quantity,
  barcodes: product.barcodes.filter((key) => !isOfPack(product, key)).map(asBarcode),
  packs: product.packs.map(({ barcode, ...pack }) => ({ ...pack, barcode: asBarcode(barcode) })),
});

const isOfPack = ({ packs }: Product, key: BarcodeKey): boolean =>
  packs.some(({ barcode }) => barcode === key);

const asBarcode = (key: BarcodeKey): Barcode => ({ key, kind: "text", text: key });

const commonOf = (product: Product, tree: CategoryTree, view: View) => ({
  sku: product.sku === "" ? null : product.sku,
  name: product.name,
  unit: product.unit,
  price: product.price,
  cost: costOf(view, product.id),
  minStock: product.min,
  category: product.category === null ? null : tree.pathOf(product.category).map(({ name }) => name),
  taxRate: product.taxRate,
});

const costOf = (view: View, product: string): Money | null => {
  const cost = view.doc("cost", product)?.fields.cost;
  return typeof cost === "number" ? (cost as Money) : null;
};
