import type { Area } from "../../core/command.ts";
import { addProduct } from "./commands/add-product.ts";
import { archiveProduct } from "./commands/archive-product.ts";
import { changeCategory } from "./commands/change-category.ts";
import { changeProduct } from "./commands/change-product.ts";
import { deleteProduct } from "./commands/delete-product.ts";
import { importProducts } from "./commands/import.ts";
import { kinds } from "./kinds.ts";

/** What the shop sells. */
export const catalog = {
  kinds,
  commands: {
    "catalog.add-product": addProduct,
    "catalog.change-product": changeProduct,
    "catalog.archive-product": archiveProduct,
    "catalog.delete-product": deleteProduct,
    "catalog.import": importProducts,
    "catalog.change-category": changeCategory,
  },
  indexes: [
    { doc: "product", field: "barcodes" },
    { doc: "product", field: "sku" },
    { doc: "category", field: "parent" },
    { doc: "category", field: "key" },
  ],
} as const satisfies Area;
