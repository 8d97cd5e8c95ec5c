import type { ArgsOf } from "../../../shared/commands.ts";
import { productId } from "../../../shared/domain/catalog/ids.ts";
import type { TaxRate } from "../../../shared/domain/catalog/tax.ts";
import type { ReceiptDiscount } from "../../../shared/domain/promo/discount.ts";
import { type Cart, type CartLine, EMPTY_CART, isEmptyCart } from "../../../shared/domain/sale/cart.ts";
import type { HeldLine, HeldSale } from "../../../shared/domain/sale/held-body.ts";
import type { Money } from "../../../shared/lib/money.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";

/** Who is buying, by the name they had when they were chosen. */
export interface SaleCustomer {
  readonly id: string;
  readonly name: string;
}

/** An unpaid sale, whole: all that is kept of it through a crash, and all that another till takes up. */
export interface OpenSale {
  /** Names it as long as it is open; attempts to take money at a terminal are written down under it. */
  readonly id: string;
  readonly cart: Cart;
  readonly discount: ReceiptDiscount | null;
  readonly customer: SaleCustomer | null;
  readonly codes: readonly string[];
  /** The held sale it was taken up from [HELD-3]. */
  readonly held: string | null;
}

export const anEmptySale = (id: string): OpenSale => ({
  id,
  cart: EMPTY_CART,
  discount: null,
  customer: null,
  codes: [],
  held: null,
});

/** Nothing would be lost with it. */
export const isUntouched = ({ cart, customer, codes }: OpenSale): boolean =>
  isEmptyCart(cart) && customer === null && codes.length === 0;

export const toHeld = ({ cart, discount, customer, codes }: OpenSale): HeldSale => ({
  lines: cart.lines.map(toHeldLine),
  ...(discount !== null && { discount }),
  ...(customer !== null && { customer }),
  ...(codes.length > 0 && { codes: [...codes] }),
});

/** As the command that sells takes it; what it costs is worked out there anew. */
export const toSaleArgs = ({
  cart,
  discount,
  customer,
  codes,
}: OpenSale): Omit<ArgsOf<"sale.complete">, "tenders"> => ({
  lines: cart.lines.map(toSaleLine),
  ...(discount !== null && { discount }),
  ...(customer !== null && { customer: customer.id }),
  ...(codes.length > 0 && { codes: [...codes] }),
});

export const fromHeld = (
  { lines, discount, customer, codes }: HeldSale,
  { id, held }: Pick<OpenSale, "id" | "held">,
): OpenSale => ({
  id,
  held,
  cart: { lines: lines.map(fromHeldLine) },
  discount: discount ?? null,
  customer: customer ?? null,
  codes: codes ?? [],
});

const toSaleLine = ({ productId: product, name: _n, unit: _u, taxRate: _t, ...line }: CartLine) => ({
  ...line,
  product,
});

const toHeldLine = ({ productId: product, ...line }: CartLine): HeldLine => ({ ...line, product });

const fromHeldLine = ({ product, quantity, price, taxRate, ...line }: HeldLine): CartLine => ({
  ...line,
  productId: productId(product),
  quantity: quantity as Quantity,
  price: price as Money,
  taxRate: taxRate as TaxRate,
});
