import { liveDoc, type View } from "../../../shared/core/view.ts";
import { productId } from "../../../shared/domain/catalog/ids.ts";
import { type Product, productOf } from "../../../shared/domain/catalog/product.ts";
import { addToCart, type Cart, type CartLine, EMPTY_CART } from "../../../shared/domain/sale/cart.ts";
import { stepOf } from "../../../shared/domain/stock/item.ts";
import { checkQuantity, type Quantity } from "../../../shared/lib/quantity.ts";
import type { Notice } from "./notice.ts";

/** A product that may be put into a sale; `undefined` when it is unknown, deleted or archived. */
export const sellableProduct = (view: View, id: string): Product | undefined => {
  const doc = liveDoc(view, "product", id);
  const product = doc === undefined ? undefined : productOf(id, doc);
  return product?.archived === false ? product : undefined;
};

/** What the code on a package said besides which goods it holds. */
export type PackageWords = Pick<CartLine, "lot" | "expires" | "serial">;

export const lineOf = (
  product: Product,
  quantity: Quantity,
  barcode: string | null,
  { lot, expires, serial }: PackageWords = {},
): CartLine => ({
  productId: productId(product.id),
  name: product.name,
  unit: product.unit,
  price: product.price,
  quantity,
  taxRate: product.taxRate,
  barcode,
  ...(lot !== undefined && { lot }),
  ...(expires !== undefined && { expires }),
  ...(serial !== undefined && { serial }),
});

/**
 * The same sale at today's names, prices and taxes, with what the cashier has to be told: prices that changed, goods
 * that are no longer sold. The very same cart when nothing changed.
 */
export const refreshCart = (
  view: View,
  cart: Cart,
): { readonly cart: Cart; readonly notices: readonly Notice[] } => {
  const notices: Notice[] = [];
  let fresh: Cart = EMPTY_CART;
  let same = true;
  for (const line of cart.lines) {
    const product = sellableProduct(view, line.productId);
    if (product === undefined || !checkQuantity(line.quantity, product.unit).ok) {
      notices.push({ type: "Gone", name: line.name });
      same = false;
      continue;
    }
    if (product.price !== line.price)
      notices.push({ type: "PriceChanged", name: product.name, before: line.price, now: product.price });
    const now = { ...lineOf(product, line.quantity, line.barcode, line), ...wordOn(line, product) };
    same &&= isSameLine(line, now);
    const added = addToCart(fresh, now);
    if (added.ok) fresh = added.value;
    else notices.push({ type: "Gone", name: line.name });
  }
  return same ? { cart, notices: [] } : { cart: fresh, notices };
};

/** Another price that is no longer lower than the product's own takes nothing off. */
const wordOn = ({ discount }: CartLine, { price }: Product): Pick<CartLine, "discount"> =>
  discount === undefined || (discount.type === "price" && discount.value > price) ? {} : { discount };

/** How much of a product the sale holds, over all its lines. */
export const quantityInCart = (cart: Cart, product: string): number =>
  cart.lines.reduce((sum, line) => (line.productId === product ? sum + line.quantity : sum), 0);

/** One piece, one kilogram; a gram at a time would take all day. */
export const oneOf = (line: Pick<CartLine, "unit">): Quantity =>
  Math.max(stepOf(line.unit), 1_000) as Quantity;

const isSameLine = (a: CartLine, b: CartLine): boolean =>
  a.name === b.name &&
  a.unit === b.unit &&
  a.price === b.price &&
  a.taxRate === b.taxRate &&
  a.discount === b.discount;
