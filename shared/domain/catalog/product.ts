import { type Doc, setMembers } from "../../core/document.ts";
import { liveDoc, type View } from "../../core/view.ts";
import type { Money } from "../../lib/money.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { allBranches } from "../access/branch.ts";
import { type Item, itemOf, stockCounter } from "../stock/item.ts";
import type { BarcodeKey } from "./barcode.ts";
import type { CategoryId } from "./ids.ts";
import { type Pack, packsOf } from "./packs.ts";
import type { TaxRate } from "./tax.ts";

export const TRACKINGS = ["none", "lot", "serial"] as const;

/** A product as it is sold. Its cost is a document of its own, for the office only. */
export interface Product extends Item {
  /** Empty when it has none. */
  readonly sku: string;
  /** Per unit. */
  readonly price: Money;
  readonly taxRate: TaxRate;
  readonly category: CategoryId | null;
  /** Below this stock someone should order. */
  readonly min: Quantity;
  readonly tracking: (typeof TRACKINGS)[number];
  readonly barcodes: readonly BarcodeKey[];
  /** Those of the barcodes that stand for several. */
  readonly packs: readonly Pack[];
  /** Content hashes, in no order. */
  readonly photos: readonly string[];
}

/** `undefined` for a product that is unknown or deleted. */
export const readProduct = (view: View, id: string): Product | undefined => {
  const doc = liveDoc(view, "product", id);
  return doc === undefined ? undefined : productOf(id, doc);
};

export const productOf = (id: string, doc: Doc): Product => {
  const { fields } = doc;
  const barcodes = setMembers(doc, "barcodes") as readonly BarcodeKey[];
  const number = (field: string): number => (typeof fields[field] === "number" ? fields[field] : 0);
  return {
    ...itemOf(id, doc),
    sku: String(fields.sku ?? ""),
    price: number("price") as Money,
    taxRate: fields.tax === "exempt" ? "exempt" : (number("tax") as TaxRate),
    category: typeof fields.category === "string" ? (fields.category as CategoryId) : null,
    min: number("min") as Quantity,
    tracking: TRACKINGS.find((each) => each === fields.tracking) ?? "none",
    barcodes,
    packs: packsOf(setMembers(doc, "packs"), barcodes),
    photos: setMembers(doc, "photos"),
  };
};

/** Products that answer to a barcode; two only when replicas that were apart both gave it out [DOC-5]. */
export const productsByBarcode = (view: View, key: BarcodeKey): readonly Product[] =>
  view.find("product", "barcodes", key).flatMap((id) => readProduct(view, id) ?? []);

/** Whether stock of the product ever moved in a branch this device knows of. */
export const everMoved = (view: View, id: string): boolean =>
  allBranches(view).some((branch) => view.moved(stockCounter(branch, id)));
