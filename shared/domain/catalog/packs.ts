import type { View } from "../../core/view.ts";
import { type Money, money } from "../../lib/money.ts";
import { checkQuantity, type Quantity, type QuantityError, quantity, type Unit } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type BarcodeKey, barcodeKey } from "./barcode.ts";
import { type CodeError, checkBarcodes } from "./codes.ts";

/** A code that stands for several: the barcode of a case of twelve. */
export interface Pack {
  readonly barcode: BarcodeKey;
  /** Of the product's unit. */
  readonly quantity: Quantity;
  /** What a whole one costs [PACK-2]; `null` when it has no price of its own. */
  readonly price: Money | null;
}

export interface WantedPack {
  /** As scanned or typed. */
  readonly barcode: string;
  readonly quantity: Quantity;
  readonly price?: Money | null | undefined;
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
  const keys = checkBarcodes(view, barcodes, product.id);
  if (!keys.ok) return keys;
  const codes = packs.map(({ barcode }) => barcode);
  const ofPacks = checkBarcodes(view, codes, product.id, "packs");
  if (!ofPacks.ok) return ofPacks;
  for (const { barcode, quantity } of packs) {
    const valid = checkQuantity(quantity, product.unit);
    if (!valid.ok) return err({ type: "BadPack", field: "packs", barcode, reason: valid.error });
  }
  return ok({ barcodes: [...new Set([...keys.value, ...ofPacks.value])], packs: packs.flatMap(memberOf) });
};

/**
 * The packs of a set's members, `<code>=<thousandths>` or `<code>=<thousandths>@<price>`; only those whose code the product has. Of two
 * for one code the smaller, then the cheaper.
 */
export const packsOf = (members: readonly string[], barcodes: readonly BarcodeKey[]): readonly Pack[] => {
  const packs = new Map<BarcodeKey, Pack>();
  for (const member of members) {
    const pack = packOf(member);
    if (pack === undefined || !barcodes.includes(pack.barcode)) continue;
    const other = packs.get(pack.barcode);
    if (other === undefined || isSmaller(pack, other)) packs.set(pack.barcode, pack);
  }
  return [...packs.values()];
};

/** The first of a product's codes that stands for one of it. */
export const singleCodeOf = ({ barcodes, packs }: CodesOfProduct): BarcodeKey | undefined =>
  barcodes.find((code) => packs.every(({ barcode }) => barcode !== code));

interface CodesOfProduct {
  readonly barcodes: readonly BarcodeKey[];
  readonly packs: readonly Pack[];
}

const packOf = (member: string): Pack | undefined => {
  const [, code = "", size = "", price] = /^(.+)=([1-9]\d{0,11})(?:@(\d{1,15}))?$/.exec(member) ?? [];
  if (code === "") return undefined;
  return {
    barcode: code as BarcodeKey,
    quantity: quantity(Number(size)),
    price: price === undefined ? null : money(Number(price)),
  };
};

const isSmaller = (a: Pack, b: Pack): boolean =>
  a.quantity === b.quantity ? (a.price ?? Infinity) < (b.price ?? Infinity) : a.quantity < b.quantity;

/** A pack as a member of the set `packs`; none when its code is no code. */
export const memberOf = ({ barcode, quantity, price }: WantedPack): readonly string[] => {
  const key = barcodeKey(barcode);
  return key === undefined ? [] : [`${key}=${quantity}${price == null ? "" : `@${price}`}`];
};
