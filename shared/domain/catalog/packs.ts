import type { View } from "../../core/view.ts";
import { checkQuantity, type Quantity, type QuantityError, quantity, type Unit } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type BarcodeKey, barcodeKey } from "./barcode.ts";
import { type CodeError, checkBarcodes } from "./codes.ts";

/** A code that stands for several: the barcode of a case of twelve. */
export interface Pack {
  readonly barcode: BarcodeKey;
  /** Of the product's unit. */
  readonly quantity: Quantity;
}

export interface WantedPack {
  /** As scanned or typed. */
  readonly barcode: string;
  readonly quantity: Quantity;
}

export type PackError =
  | CodeError
  | {
      readonly type: "BadPack";
      readonly field: "packs";
      readonly barcode: string;
      readonly reason: QuantityError;
    };

/** Codes of a product as they are to be written: the packs' are among the barcodes. */
export interface CheckedCodes {
  readonly barcodes: readonly BarcodeKey[];
  /** Members of the set `packs`. */
  readonly packs: readonly string[];
}

/** Barcodes and packs checked together, so that no code is given to two products [CATALOG-2, PACK-1]. */
export const checkCodes = (
  view: View,
  barcodes: readonly string[],
  packs: readonly WantedPack[],
  product: { readonly id: string | null; readonly unit: Unit },
): Result<CheckedCodes, PackError> => {
  const keys = checkBarcodes(view, [...barcodes, ...packs.map(({ barcode }) => barcode)], product.id);
  if (!keys.ok) return keys;
  for (const { barcode, quantity } of packs) {
    const valid = checkQuantity(quantity, product.unit);
    if (!valid.ok) return err({ type: "BadPack", field: "packs", barcode, reason: valid.error });
  }
  return ok({ barcodes: keys.value, packs: packs.flatMap(memberOf) });
};

/** The packs of a set's members; only those whose code the product has. Of two sizes for one code, the smaller. */
export const packsOf = (members: readonly string[], barcodes: readonly BarcodeKey[]): readonly Pack[] => {
  const sizes = new Map<BarcodeKey, Quantity>();
  for (const member of members) {
    const mark = member.lastIndexOf("=");
    const [code, size] = [member.slice(0, mark) as BarcodeKey, member.slice(mark + 1)];
    if (mark < 1 || !/^[1-9]\d{0,11}$/.test(size) || !barcodes.includes(code)) continue;
    sizes.set(code, quantity(Math.min(Number(size), sizes.get(code) ?? Number(size))));
  }
  return [...sizes].map(([barcode, quantity]) => ({ barcode, quantity }));
};

const memberOf = ({ barcode, quantity }: WantedPack): readonly string[] => {
  const key = barcodeKey(barcode);
  return key === undefined ? [] : [`${key}=${quantity}`];
};
