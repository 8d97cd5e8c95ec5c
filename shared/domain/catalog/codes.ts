import type { Needs } from "../../core/command.ts";
import type { View } from "../../core/view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type BarcodeError, type BarcodeKey, barcodeKey, parseBarcode } from "./barcode.ts";

/** Where a code stands: by itself, or with the size of a pack. */
export type CodeField = "barcodes" | "packs";

export type CodeError =
  | {
      readonly type: "BadBarcode";
      readonly field: CodeField;
      readonly barcode: string;
      readonly reason: BarcodeError;
    }
  | {
      readonly type: "DuplicateBarcode";
      readonly field: CodeField;
      readonly barcode: string;
      readonly product: string;
      readonly name: string;
    }
  | {
      readonly type: "DuplicateSku";
      readonly field: "sku";
      readonly sku: string;
      readonly product: string;
      readonly name: string;
    };

/** Barcodes as keys, each once, none of another product's [CATALOG-2]. `self` is the product that may have them. */
export const checkBarcodes = (
  view: View,
  texts: readonly string[],
  self: string | null,
  field: CodeField = "barcodes",
): Result<readonly BarcodeKey[], CodeError> => {
  const keys = new Set<BarcodeKey>();
  for (const text of texts) {
    const parsed = parseBarcode(text);
    if (!parsed.ok)
      return err({ type: "BadBarcode", field, barcode: text.slice(0, 80), reason: parsed.error });
    const { key } = parsed.value;
    const product = view.find("product", "barcodes", key).find((id) => id !== self);
    if (product !== undefined)
      return err({
        type: "DuplicateBarcode",
        field,
        barcode: key,
        product,
        name: nameOf(view, product),
      });
    keys.add(key);
  }
  return ok([...keys]);
};

/** The SKU is free, or `self` has it [CATALOG-2]. An empty one is nobody's. */
export const checkSku = (view: View, sku: string, self: string | null): Result<null, CodeError> => {
  if (sku === "") return ok(null);
  const product = view.find("product", "sku", sku).find((id) => id !== self);
  return product === undefined
    ? ok(null)
    : err({ type: "DuplicateSku", field: "sku", sku, product, name: nameOf(view, product) });
};

/** Look-ups that the two checks make. */
export const codeNeeds = (
  barcodes: readonly string[] = [],
  sku: string | null = null,
): NonNullable<Needs["find"]> => [
  ...barcodes.flatMap((text) => {
    const value = barcodeKey(text);
    return value === undefined ? [] : [{ doc: "product", field: "barcodes", value }];
  }),
  ...(sku === null || sku === "" ? [] : [{ doc: "product", field: "sku", value: sku }]),
];

const nameOf = (view: View, product: string): string =>
  String(view.doc("product", product)?.fields.name ?? "");
