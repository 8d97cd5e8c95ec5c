import type { View } from "../../../shared/core/view.ts";
import { type BarcodeKey, barcodeKey } from "../../../shared/domain/catalog/barcode.ts";
import { type Product, productsByBarcode, readProduct } from "../../../shared/domain/catalog/product.ts";

/** By barcode in any spelling, else by the shop's own article number. */
export const findByCode = (view: View, code: string): readonly Product[] => {
  const text = code.trim();
  const byBarcode = productsByBarcode(view, barcodeKey(text) ?? (text as BarcodeKey));
  if (byBarcode.length > 0) return byBarcode;
  return view.find("product", "sku", text).flatMap((id) => readProduct(view, id) ?? []);
};
