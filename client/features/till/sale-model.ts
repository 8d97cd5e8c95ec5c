import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { View } from "../../../shared/core/view.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import type { Manual, ReceiptDiscount } from "../../../shared/domain/promo/discount.ts";
import {
  addToCart,
  type Cart,
  type CartError,
  type CartLine,
  discountLine,
  lineKey,
  removeLine,
  setLineQuantity,
} from "../../../shared/domain/sale/cart.ts";
import type { PricedBasket } from "../../../shared/domain/sale/price-basket.ts";
import type { SaleTotals } from "../../../shared/domain/sale/pricing.ts";
import { parseQuantity, type Quantity, subtractQuantity } from "../../../shared/lib/quantity.ts";
import type { Result } from "../../../shared/lib/result.ts";
import type { Shop } from "../../session/shop.ts";
import type { Notice } from "./notice.ts";
import { anEmptySale, type OpenSale, type SaleCustomer } from "./open-sale.ts";
import { lineOf, oneOf, type PackageWords, refreshCart } from "./sale-lines.ts";
import { createTyped } from "./typed.ts";

/** The sale that is being made: what is in it, which line the keys act on, and what is being typed. */
export interface SaleModel {
  /** All of it, as it is kept and handed on. */
  readonly open: ReadonlySignal<OpenSale>;
  readonly cart: ReadonlySignal<Cart>;
  /** Who is buying. */
  readonly customer: ReadonlySignal<SaleCustomer | null>;
  /** With offers and discounts, as the sale would be written now. */
  readonly priced: ReadonlySignal<PricedBasket>;
  readonly totals: ReadonlySignal<SaleTotals>;
  /** The line the keys act on; `null` in an empty sale. */
  readonly selected: ReadonlySignal<CartLine | null>;
  /** A number on its way to be a quantity: the selected line's, or the next scan's. */
  readonly typed: ReadonlySignal<string>;
  readonly notices: ReadonlySignal<readonly Notice[]>;
  /** Adds one (piece, kilogram …), or `quantity`, times the number typed before, and selects the line. */
  readonly add: (
    product: Product,
    barcode?: string | null,
    quantity?: Quantity,
    words?: PackageWords,
  ) => void;
  readonly select: (key: string) => void;
  /** Selects the line so many further down, within bounds. */
  readonly move: (step: number) => void;
  readonly setQuantity: (key: string, text: string) => boolean;
  readonly more: (key?: string) => void;
  /** One less; of the last one, the line goes. */
  readonly less: (key?: string) => void;
  readonly remove: (key?: string) => void;
  /** Takes something off a line by somebody's word; `undefined` takes the word back. */
  readonly discountLine: (key: string, discount: Manual | undefined) => boolean;
  readonly discount: (discount: ReceiptDiscount | null) => void;
  readonly setCustomer: (customer: SaleCustomer | null) => void;
  readonly setCodes: (codes: readonly string[]) => void;
  /** A digit or a decimal mark; `at` on the clock of events. */
  readonly type: (character: string, at?: number) => void;
  readonly erase: () => void;
  /** `5 ×`: what was typed is for what is scanned next; `× 5` says the same of the selected line. */
  readonly multiply: () => void;
  /** Makes what was typed the selected line's quantity; `false` when nothing was typed. */
  readonly commit: () => boolean;
  /** Forgets what was typed; from a moment on, what a scanner typed. */
  readonly dropTyped: (since?: number) => void;
  readonly tell: (...notices: readonly Notice[]) => void;
  readonly hush: () => void;
  /** Puts a whole sale in, at today's prices. */
  readonly restore: (sale: OpenSale) => void;
  /** Begins another, empty sale. */
  readonly clear: () => void;
  readonly dispose: () => void;
}

export interface SaleDeps {
  readonly view: View;
  readonly productsChanged: ReturnType<Shop["changed"]>;
  readonly newId: () => string;
  /** Prices the sale as it is; called again when what it reads has changed. */
  readonly price: (sale: OpenSale) => PricedBasket;
}

export const createSaleModel = ({ view, productsChanged, newId, price }: SaleDeps): SaleModel => {
  const open = signal<OpenSale>(anEmptySale(newId()));
  const selectedKey = signal<string | null>(null);
  const typed = createTyped();
  const notices = signal<readonly Notice[]>([]);
  const cart = computed(() => open.value.cart);
  const selected = computed(
    () => cart.value.lines.find((line) => lineKey(line) === selectedKey.value) ?? null,
  );
  const priced = computed(() => price(open.value));

  const tell = (...told: readonly Notice[]): void => {
    notices.value = told;
  };
  const change = (over: Partial<OpenSale>): void => {
    open.value = { ...open.peek(), ...over };
  };
  const select = (key: string | null): void => {
    selectedKey.value = key;
    typed.clear();
  };
  /** Takes a change that went well; says why one did not. */
  const take = (changed: Result<Cart, CartError>, line: CartLine, text: string): boolean => {
    if (changed.ok) change({ cart: changed.value });
    tell(...(changed.ok ? [] : [noticeOf(changed.error, line, text)]));
    return changed.ok;
  };
  const lineAt = (key: string | undefined): CartLine | null =>
    key === undefined ? selected.peek() : (cart.peek().lines.find((line) => lineKey(line) === key) ?? null);

  const add: SaleModel["add"] = (product, barcode = null, quantity, words) => {
    const once = lineOf(product, quantity ?? oneOf(product), barcode, words);
    const text = typed.text.peek();
    const line = text === "" ? once : typed.times(once);
    typed.clear();
    if (line === null) {
      tell({ type: "BadMultiplier", text });
      return;
    }
    if (take(addToCart(cart.peek(), line), line, text)) select(lineKey(line));
  };
  const setQuantity = (key: string, text: string): boolean => {
    const line = lineAt(key);
    if (line === null) return false;
    const quantity = parseQuantity(text, line.unit);
    if (quantity.ok) return take(setLineQuantity(cart.peek(), key, quantity.value), line, text);
    tell(noticeOf({ type: "BadQuantity", reason: quantity.error }, line, text));
    return false;
  };
  const remove = (key?: string): void => {
    const line = lineAt(key);
    if (line === null) return;
    const at = cart.peek().lines.indexOf(line);
    take(removeLine(cart.peek(), lineKey(line)), line, "");
    const { lines } = cart.peek();
    const next = lines[Math.min(at, lines.length - 1)];
    select(next === undefined ? null : lineKey(next));
  };
  const more = (key?: string): void => {
    const line = lineAt(key);
    if (line === null) return;
    select(lineKey(line));
    take(addToCart(cart.peek(), { ...line, quantity: oneOf(line) }), line, "");
  };
  const less = (key?: string): void => {
    const line = lineAt(key);
    if (line === null) return;
    if (line.quantity <= oneOf(line)) {
      remove(lineKey(line));
      return;
    }
    select(lineKey(line));
    const quantity = subtractQuantity(line.quantity, oneOf(line));
    take(setLineQuantity(cart.peek(), lineKey(line), quantity), line, "");
  };
  const takeOff = (key: string, discount: Manual | undefined): boolean => {
    const line = lineAt(key);
    if (line === null || !take(discountLine(cart.peek(), key, discount), line, "")) return false;
    const { discount: _, ...plain } = line;
    select(lineKey(discount === undefined ? plain : { ...plain, discount }));
    return true;
  };
  const commit = (): boolean => {
    const line = selected.peek();
    const text = typed.number();
    if (line === null || text === "") return false;
    typed.clear();
    setQuantity(lineKey(line), text);
    return true;
  };
  const restore = (restored: OpenSale): void => {
    const fresh = refreshCart(view, restored.cart);
    open.value = { ...restored, cart: fresh.cart };
    const last = fresh.cart.lines.at(-1);
    select(last === undefined ? null : lineKey(last));
    tell(...fresh.notices);
  };
  const stopFollowing = effect(() => {
    void productsChanged.value;
    const at = cart.peek().lines.findIndex((line) => lineKey(line) === selectedKey.peek());
    const fresh = refreshCart(view, cart.peek());
    if (fresh.cart === cart.peek()) return;
    change({ cart: fresh.cart });
    const line = fresh.cart.lines[Math.min(Math.max(at, 0), fresh.cart.lines.length - 1)];
    selectedKey.value = line === undefined ? null : lineKey(line);
    if (fresh.notices.length > 0) tell(...fresh.notices);
  });

  return {
    open,
    cart,
    customer: computed(() => open.value.customer),
    priced,
    totals: computed(() => priced.value.totals),
    selected,
    typed: typed.text,
    notices,
    add,
    select,
    move: (step) => {
      const { lines } = cart.peek();
      const at = lines.findIndex((line) => lineKey(line) === selectedKey.peek());
      const line = lines[Math.min(Math.max(at + step, 0), lines.length - 1)];
      if (line !== undefined) select(lineKey(line));
    },
    setQuantity,
    more,
    less,
    remove,
    discountLine: takeOff,
    discount: (discount) => change({ discount }),
    setCustomer: (customer) => change({ customer }),
    setCodes: (codes) => change({ codes }),
    type: typed.type,
    erase: typed.erase,
    multiply: typed.multiply,
    commit,
    dropTyped: typed.clear,
    tell,
    hush: () => tell(),
    restore,
    clear: () => {
      open.value = anEmptySale(newId());
      select(null);
      tell();
    },
    dispose: stopFollowing,
  };
};

const noticeOf = (error: CartError, { name, unit }: CartLine, text: string): Notice => {
  if (error.type === "BadQuantity") return { type: "BadQuantity", name, unit, text, reason: error.reason };
  return error.type === "TotalTooLarge" ? { type: "TotalTooLarge" } : { type: "Gone", name };
};
