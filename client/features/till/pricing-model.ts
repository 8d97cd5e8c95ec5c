import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Pack } from "../../../shared/domain/catalog/packs.ts";
import { readProduct } from "../../../shared/domain/catalog/product.ts";
import { readCustomer } from "../../../shared/domain/customer/customer.ts";
import { compileOffers } from "../../../shared/domain/promo/compile.ts";
import { type PricedBasket, priceBasket } from "../../../shared/domain/sale/price-basket.ts";
import type { SaleTerms } from "../../../shared/domain/sale/terms.ts";
import { readShiftTerms } from "../../../shared/domain/shift/shift-terms.ts";
import { type LocalTime, localTime } from "../../../shared/lib/local-time.ts";
import { ZERO_MONEY } from "../../../shared/lib/money.ts";
import type { Shop } from "../../session/shop.ts";
import type { OpenSale } from "./open-sale.ts";

/** What a sale costs now, by the very rules it will be written by. */
export interface PricingModel {
  readonly price: (sale: OpenSale) => PricedBasket;
  /** Local time by which offers are judged. */
  readonly when: () => LocalTime;
  /** Looks at the clock again: an hour may have begun in which something is cheaper. */
  readonly refresh: () => void;
}

export interface PricingDeps {
  readonly shop: Pick<Shop, "view" | "changed" | "countersChanged" | "certificate" | "now">;
  readonly terms: ReadonlySignal<SaleTerms>;
}

export const createPricing = ({ shop, terms }: PricingDeps): PricingModel => {
  const minute = signal(minuteOf(shop.now()));
  const changes = ["promotion", "price-list", "list-price", "promo-code", "category"].map(shop.changed);
  const customers = shop.changed("customer");
  const products = shop.changed("product");
  const organisation = shop.changed("org");
  const offers = computed(() => {
    for (const change of changes) void change.value;
    return compileOffers(shop.view);
  });
  const when = computed(() => {
    void organisation.value;
    return localTime(minute.value * MINUTE_MS, readShiftTerms(shop.view).utcOffset);
  });
  return {
    price: ({ cart, discount, customer, codes }) => {
      if (codes.length > 0) void shop.countersChanged.value;
      if (customer !== null) void customers.value;
      void products.value;
      const priced = priceBasket(offers.value, {
        lines: cart.lines.map(({ productId: id, price, taxRate, quantity, discount: word }) => ({
          product: { id, price, taxRate, ...goodsOf(shop, id) },
          quantity,
          ...(word !== undefined && { discount: word }),
        })),
        ...(discount !== null && { discount }),
        group: customer === null ? "" : (readCustomer(shop.view, customer.id)?.group ?? ""),
        branch: shop.certificate.branch ?? "",
        codes,
        when: when.value,
        terms: terms.value,
      });
      return priced.ok ? priced.value : NOTHING;
    },
    when: () => when.peek(),
    refresh: () => {
      minute.value = minuteOf(shop.now());
    },
  };
};

const MINUTE_MS = 60_000;

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

/** What offers ask of a product that its line does not say. */
const goodsOf = (
  { view }: Pick<Shop, "view">,
  id: string,
): { readonly category: string | null; readonly packs?: readonly Pack[] } => {
  const product = readProduct(view, id);
  return product === undefined ? { category: null } : { category: product.category, packs: product.packs };
};

/** The cart's own rules see to it that what lies in it can be priced. */
const NOTHING: PricedBasket = {
  lines: [],
  totals: { lineTotals: [], subtotal: ZERO_MONEY, taxes: [], addedTax: ZERO_MONEY, total: ZERO_MONEY },
  saved: ZERO_MONEY,
  codes: [],
  refused: [],
};
