import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { View } from "../../../shared/core/view.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import {
  addToCart,
  type Cart,
  type CartError,
  type CartLine,
  EMPTY_CART,
  lineKey,
  removeLine,
  setLineQuantity,
} from "../../../shared/domain/sale/cart.ts";
import { priceSale, type SaleTotals, type TaxMode } from "../../../shared/domain/sale/pricing.ts";
import { ZERO_MONEY } from "../../../shared/lib/money.ts";
import { parseQuantity, type Quantity, subtractQuantity } from "../../../shared/lib/quantity.ts";
import type { Result } from "../../../shared/lib/result.ts";
import type { Shop } from "../../session/shop.ts";
import type { Notice } from "./notice.ts";
import { lineOf, oneOf, refreshCart } from "./sale-lines.ts";

/** The open sale: what is in it, which line the keys act on, and what is being typed. */
export interface SaleModel {
  readonly cart: ReadonlySignal<Cart>;
  readonly totals: ReadonlySignal<SaleTotals>;
  /** The line the keys act on; `null` in an empty sale. */
  readonly selected: ReadonlySignal<CartLine | null>;
  /** A number on its way to be the selected line's quantity. */
  readonly typed: ReadonlySignal<string>;
  readonly notices: ReadonlySignal<readonly Notice[]>;
  /** Adds one (piece, kilogram …), or `quantity`, and selects the line. */
  readonly add: (product: Product, barcode?: string | null, quantity?: Quantity) => void;
  readonly select: (key: string) => void;
  /** Selects the line so many further down, within bounds. */
  readonly move: (step: number) => void;
  readonly setQuantity: (key: string, text: string) => boolean;
  readonly more: (key?: string) => void;
  /** One less; of the last one, the line goes. */
  readonly less: (key?: string) => void;
  readonly remove: (key?: string) => void;
  /** A digit or a decimal mark. */
  readonly type: (character: string) => void;
  readonly erase: () => void;
  /** Makes what was typed the selected line's quantity; `false` when nothing was typed. */
  readonly commit: () => boolean;
  readonly dropTyped: () => void;
  readonly tell: (...notices: readonly Notice[]) => void;
  readonly hush: () => void;
  /** Puts a whole cart in, at today's prices. */
  readonly restore: (cart: Cart) => void;
  readonly clear: () => void;
  readonly dispose: () => void;
}

export interface SaleDeps {
  readonly view: View;
  readonly productsChanged: ReturnType<Shop["changed"]>;
  readonly taxMode: ReadonlySignal<TaxMode>;
}

export const createSaleModel = ({ view, productsChanged, taxMode }: SaleDeps): SaleModel => {
  const cart = signal<Cart>(EMPTY_CART);
  const selectedKey = signal<string | null>(null);
  const typed = signal("");
  const notices = signal<readonly Notice[]>([]);
  const selected = computed(
    () => cart.value.lines.find((line) => lineKey(line) === selectedKey.value) ?? null,
  );
  const totals = computed(() => totalsOf(cart.value, taxMode.value));

  const tell = (...told: readonly Notice[]): void => {
    notices.value = told;
  };
  const select = (key: string | null): void => {
    selectedKey.value = key;
    typed.value = "";
  };
  /** Takes a change that went well; says why one did not. */
  const take = (changed: Result<Cart, CartError>, line: CartLine, text: string): boolean => {
    if (changed.ok) cart.value = changed.value;
    tell(...(changed.ok ? [] : [noticeOf(changed.error, line, text)]));
    return changed.ok;
  };
  const lineAt = (key: string | undefined): CartLine | null =>
    key === undefined ? selected.peek() : (cart.peek().lines.find((line) => lineKey(line) === key) ?? null);

  const add: SaleModel["add"] = (product, barcode = null, quantity) => {
    const line = lineOf(product, quantity ?? oneOf(product), barcode);
    if (take(addToCart(cart.peek(), line), line, "")) select(lineKey(line));
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
  const commit = (): boolean => {
    const line = selected.peek();
    const text = typed.peek();
    if (line === null || text === "") return false;
    typed.value = "";
    setQuantity(lineKey(line), text);
    return true;
  };
  const restore = (restored: Cart): void => {
    const fresh = refreshCart(view, restored);
    cart.value = fresh.cart;
    const last = fresh.cart.lines.at(-1);
    select(last === undefined ? null : lineKey(last));
    tell(...fresh.notices);
  };
  const stopFollowing = effect(() => {
    void productsChanged.value;
    const at = cart.peek().lines.findIndex((line) => lineKey(line) === selectedKey.peek());
    const fresh = refreshCart(view, cart.peek());
    if (fresh.cart === cart.peek()) return;
    cart.value = fresh.cart;
    const line = fresh.cart.lines[Math.min(Math.max(at, 0), fresh.cart.lines.length - 1)];
    selectedKey.value = line === undefined ? null : lineKey(line);
    if (fresh.notices.length > 0) tell(...fresh.notices);
  });

  return {
    cart,
    totals,
    selected,
    typed,
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
    type: (character) => {
      if (selected.peek() !== null && typed.peek().length < LONGEST_TYPED) typed.value += character;
    },
    erase: () => {
      typed.value = typed.peek().slice(0, -1);
    },
    commit,
    dropTyped: () => {
      typed.value = "";
    },
    tell,
    hush: () => tell(),
    restore,
    clear: () => {
      cart.value = EMPTY_CART;
      select(null);
      tell();
    },
    dispose: stopFollowing,
  };
};

const LONGEST_TYPED = 12;

const NO_TOTALS: SaleTotals = {
  lineTotals: [],
  subtotal: ZERO_MONEY,
  taxes: [],
  addedTax: ZERO_MONEY,
  total: ZERO_MONEY,
};

/** A cart that exists can always be priced; the cart's own rules see to it. */
const totalsOf = (cart: Cart, taxMode: TaxMode): SaleTotals => {
  const priced = priceSale(cart.lines, taxMode);
  return priced.ok ? priced.value : NO_TOTALS;
};

const noticeOf = (error: CartError, { name, unit }: CartLine, text: string): Notice => {
  if (error.type === "BadQuantity") return { type: "BadQuantity", name, unit, text, reason: error.reason };
  return error.type === "TotalTooLarge" ? { type: "TotalTooLarge" } : { type: "Gone", name };
};
