import type { View } from "../../core/view.ts";
import type { Quantity } from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { barcodeKey } from "../catalog/barcode.ts";
import { singleCodeOf } from "../catalog/packs.ts";
import { type Product, readProduct } from "../catalog/product.ts";
import { checkMovements, findActiveItem, type findItem, type MovementError } from "../stock/movement.ts";
import { type PricingError, priceSale, type SaleTotals, type TaxMode } from "./pricing.ts";

/** A line as the till asks for it. */
export interface BasketLine {
  readonly product: string;
  readonly quantity: Quantity;
  /** What the cashier saw; must be the price the product has. */
  readonly price?: number | undefined;
  readonly barcode?: string | null | undefined;
}

/** A line with everything a receipt says of it. */
export interface SoldLine {
  readonly product: Product;
  readonly quantity: Quantity;
  readonly barcode: string;
}

export type BasketError = GoodsError | PricingError;

export type GoodsError =
  | MovementError
  | { readonly type: "EmptySale" }
  /** The price was changed, here or elsewhere, while the product lay in the cart. */
  | {
      readonly type: "PriceChanged";
      readonly line: number;
      readonly product: string;
      readonly name: string;
      readonly price: number;
    };

/** Reads products and checks quantities and prices: nothing the screen computed is believed [SALE-1]. */
export const readGoods = (
  view: View,
  asked: readonly BasketLine[],
  find: typeof findItem = findActiveItem,
): Result<readonly SoldLine[], GoodsError> => {
  if (asked.length === 0) return err({ type: "EmptySale" });
  const moved = checkMovements(view, asked, find);
  if (!moved.ok) return moved;
  const lines: SoldLine[] = [];
  for (const [i, { product: id, quantity, price, barcode }] of asked.entries()) {
    const product = readProduct(view, id);
    if (product === undefined) return err({ type: "UnknownProduct", line: i + 1, product: id, name: "" });
    if (price !== undefined && price !== product.price)
      return err({
        type: "PriceChanged",
        line: i + 1,
        product: id,
        name: product.name,
        price: product.price,
      });
    lines.push({ product, quantity, barcode: codeOf(product, barcode) });
  }
  return ok(lines);
};

export interface Basket {
  readonly lines: readonly SoldLine[];
  readonly totals: SaleTotals;
}

/** The same, with what they would cost at their own prices. */
export const readBasket = (
  view: View,
  asked: readonly BasketLine[],
  taxMode: TaxMode,
  find?: typeof findItem,
): Result<Basket, BasketError> => {
  const goods = readGoods(view, asked, find);
  if (!goods.ok) return goods;
  const lines = goods.value;
  const totals = priceSale(
    lines.map(({ product: { price, taxRate }, quantity }) => ({ price, taxRate, quantity })),
    taxMode,
  );
  return totals.ok ? ok({ lines, totals: totals.value }) : totals;
};

/** The product's code that was scanned, else its first for a single one, else none. */
const codeOf = (product: Product, scanned: string | null | undefined): string => {
  const key = scanned ? barcodeKey(scanned) : undefined;
  return product.barcodes.find((code) => code === key) ?? singleCodeOf(product) ?? "";
};
