import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { liveDoc } from "../../../shared/core/view.ts";
import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import { readCustomer } from "../../../shared/domain/customer/customer.ts";
import { compileOffers } from "../../../shared/domain/promo/compile.ts";
import { priceBasket } from "../../../shared/domain/sale/price-basket.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import { readShiftTerms } from "../../../shared/domain/shift/shift-terms.ts";
import { localTime } from "../../../shared/lib/local-time.ts";
import { type Money, ZERO_MONEY } from "../../../shared/lib/money.ts";
import { PRECISION_BY_UNIT, type Quantity } from "../../../shared/lib/quantity.ts";
import type { Shop } from "../../session/shop.ts";
import { createGoodsPicker, type GoodsPicker } from "./goods-picker.ts";

/** Goods a customer takes instead of others; thousandths. */
export interface TakenInstead {
  readonly product: Product;
  readonly quantity: number;
  /** With what offers take off. */
  readonly total: Money;
}

export interface ExchangeGoods {
  readonly picker: GoodsPicker;
  readonly lines: ReadonlySignal<readonly TakenInstead[]>;
  /** What they cost, tax and offers included. */
  readonly total: ReadonlySignal<Money>;
  readonly setQuantity: (product: string, quantity: number) => void;
  readonly remove: (product: string) => void;
}

export interface ExchangeGoodsDeps {
  readonly shop: Pick<Shop, "view" | "docs" | "changed" | "certificate" | "now">;
  /** Who buys; `null`: nobody known. */
  readonly customer: string | null;
}

const ONE = 1_000 as Quantity;

/** What is taken instead, priced as the till prices any sale. */
export const createExchangeGoods = ({ shop, customer }: ExchangeGoodsDeps): ExchangeGoods => {
  const taken = signal<readonly { readonly id: string; readonly quantity: number }[]>([]);
  const setQuantity = (id: string, quantity: number): void => {
    taken.value = taken.peek().map((line) => (line.id === id ? { ...line, quantity } : line));
  };
  const add = ({ id, unit }: Product, measured?: Quantity): void => {
    const known = taken.peek().find((line) => line.id === id);
    if (known === undefined) taken.value = [...taken.peek(), { id, quantity: measured ?? ONE }];
    else if (measured !== undefined || PRECISION_BY_UNIT[unit] === 0)
      setQuantity(id, known.quantity + (measured ?? ONE));
  };
  const changes = ["product", "promotion", "price-list", "list-price", "category", "customer"].map(
    shop.changed,
  );
  const priced = computed(() => {
    for (const change of changes) void change.value;
    const goods = taken.value.flatMap(({ id, quantity }) => {
      const product = readProduct(shop.view, id);
      return product === undefined ? [] : [{ product, quantity }];
    });
    return {
      goods,
      basket: priceOf(
        shop,
        customer,
        goods.filter(({ quantity }) => quantity > 0),
      ),
    };
  });
  return {
    setQuantity,
    picker: createGoodsPicker({ shop, archived: false, onPick: add }),
    lines: computed(() => {
      const { goods, basket } = priced.value;
      const totals = new Map(basket.lines.map(({ product, total }) => [product, total]));
      return goods.map((line) => ({ ...line, total: totals.get(line.product.id) ?? ZERO_MONEY }));
    }),
    total: computed(() => priced.value.basket.total),
    remove: (id) => {
      taken.value = taken.peek().filter((line) => line.id !== id);
    },
  };
};

interface Asked {
  readonly product: Product;
  readonly quantity: number;
}

const priceOf = (
  { view, certificate, now }: ExchangeGoodsDeps["shop"],
  customer: string | null,
  goods: readonly Asked[],
): {
  readonly total: Money;
  readonly lines: readonly { readonly product: string; readonly total: Money }[];
} => {
  const terms = readTerms(view);
  if (terms === undefined || goods.length === 0) return { total: ZERO_MONEY, lines: [] };
  const basket = priceBasket(compileOffers(view), {
    lines: goods.map(({ product: { id, price, taxRate }, quantity }) => ({
      product: { id, price, taxRate, category: categoryOf(view, id) },
      quantity: quantity as Quantity,
    })),
    group: customer === null ? "" : (readCustomer(view, customer)?.group ?? ""),
    branch: certificate.branch ?? "",
    codes: [],
    when: localTime(now(), readShiftTerms(view).utcOffset),
    terms,
  });
  if (!basket.ok) return { total: ZERO_MONEY, lines: [] };
  const lines = basket.value.lines.map(({ total }, i) => ({ product: goods[i]?.product.id ?? "", total }));
  return { total: basket.value.totals.total, lines };
};

const categoryOf = (view: Shop["view"], product: string): string | null => {
  const category = liveDoc(view, "product", product)?.fields.category;
  return typeof category === "string" ? category : null;
};
