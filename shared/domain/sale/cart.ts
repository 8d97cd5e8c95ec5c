import type { Money } from "../../lib/money.ts";
import {
  addQuantity,
  checkQuantity,
  type Quantity,
  type QuantityError,
  type Unit,
} from "../../lib/quantity.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ProductId } from "../catalog/ids.ts";
import type { TaxRate } from "../catalog/tax.ts";
import type { Manual } from "../promo/discount.ts";
import { type PricedLine, type PricingError, priceSale, type SaleTotals, type TaxMode } from "./pricing.ts";

/** A product in the cart, with the name, price and tax it had when it was put in. */
export interface CartLine extends PricedLine {
  readonly productId: ProductId;
  readonly name: string;
  readonly unit: Unit;
  readonly price: Money;
  readonly quantity: Quantity;
  readonly taxRate: TaxRate;
  /** The code that was scanned, if one was. */
  readonly barcode: string | null;
  /** What somebody takes off this line, by their word. */
  readonly discount?: Manual | undefined;
  /** What the code on the package said besides: batch, day it expires (`2026-11-21`), the single piece. */
  readonly lot?: string | undefined;
  readonly expires?: string | undefined;
  readonly serial?: string | undefined;
}

/** An unpaid sale. Lines keep the order in which they were first added. */
export interface Cart {
  readonly lines: readonly CartLine[];
}

export type CartError =
  | { readonly type: "BadQuantity"; readonly reason: QuantityError }
  | { readonly type: "NoSuchLine" }
  | PricingError;

export const EMPTY_CART: Cart = { lines: [] };

/** Names a line within its cart: the same product at the same price, unit and tax, off the same batch, is one line. */
export const lineKey = (line: LineName): string =>
  [line.price, line.unit, line.taxRate, line.productId, ...(isPlain(line) ? [] : [partOf(line)])].join("|");

type LineName = Pick<
  CartLine,
  "productId" | "price" | "unit" | "taxRate" | "discount" | "lot" | "expires" | "serial"
>;

const isPlain = ({ discount, lot, expires, serial }: LineName): boolean =>
  (discount ?? lot ?? expires ?? serial) === undefined;

const partOf = ({ discount, lot, expires, serial }: LineName): string =>
  JSON.stringify([discount?.type, discount?.value, discount?.reason, lot, expires, serial]);

/** Adds a line, or its quantity to the line of the same key. Errors: bad quantity, total too large. */
export const addToCart = (cart: Cart, line: CartLine): Result<Cart, CartError> => {
  const key = lineKey(line);
  const there = cart.lines.find((other) => lineKey(other) === key);
  const added = checkQuantity(line.quantity, line.unit);
  if (!added.ok) return err({ type: "BadQuantity", reason: added.error });
  if (there === undefined) return checked({ lines: [...cart.lines, line] });
  return setLineQuantity(cart, key, addQuantity(there.quantity, added.value));
};

/** Sets how much of a line is sold. Zero is an error: taking a line out is `removeLine`. */
export const setLineQuantity = (cart: Cart, key: string, quantity: Quantity): Result<Cart, CartError> => {
  const line = cart.lines.find((other) => lineKey(other) === key);
  if (line === undefined) return err({ type: "NoSuchLine" });
  const valid = checkQuantity(quantity, line.unit);
  if (!valid.ok) return err({ type: "BadQuantity", reason: valid.error });
  return checked({ lines: cart.lines.map((other) => (other === line ? { ...line, quantity } : other)) });
};

/** Takes something off a line by somebody's word; `undefined` takes the word back. Joins a line that is now the same. */
export const discountLine = (
  cart: Cart,
  key: string,
  discount: Manual | undefined,
): Result<Cart, CartError> => {
  const line = cart.lines.find((other) => lineKey(other) === key);
  if (line === undefined) return err({ type: "NoSuchLine" });
  const { discount: _, ...plain } = line;
  const changed: CartLine = discount === undefined ? plain : { ...plain, discount };
  const same = cart.lines.find((other) => other !== line && lineKey(other) === lineKey(changed));
  if (same !== undefined) {
    const others = { lines: cart.lines.filter((other) => other !== line) };
    return addToCart(others, changed);
  }
  return ok({ lines: cart.lines.map((other) => (other === line ? changed : other)) });
};

export const removeLine = (cart: Cart, key: string): Result<Cart, CartError> => {
  const lines = cart.lines.filter((line) => lineKey(line) !== key);
  return lines.length === cart.lines.length ? err({ type: "NoSuchLine" }) : ok({ lines });
};

/** Voids the unpaid cart: nothing was sold, nothing moves. */
export const clearCart = (): Cart => EMPTY_CART;

export const isEmptyCart = (cart: Cart): boolean => cart.lines.length === 0;

export const cartTotals = (cart: Cart, mode: TaxMode): Result<SaleTotals, PricingError> =>
  priceSale(cart.lines, mode);

/** Both ways of taxing are tried, so a cart that exists can always be priced. */
const checked = (cart: Cart): Result<Cart, CartError> => {
  const priced = priceSale(cart.lines, "added");
  return priced.ok ? ok(cart) : priced;
};
