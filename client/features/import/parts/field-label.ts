import type { Column } from "../../../../shared/domain/catalog/csv-columns.ts";
import type { LabelKey } from "../../../../shared/i18n/en.ts";

/** What a column of a list is called. */
export const FIELD_LABEL: Readonly<Record<Column, LabelKey>> = {
  sku: "products.sku",
  barcode: "products.barcode",
  name: "products.name",
  unit: "products.unit",
  price: "products.price",
  cost: "products.cost",
  quantity: "import.quantity",
  min_stock: "products.min",
  category: "products.category",
  tax: "products.tax",
  packs: "products.packs",
};
