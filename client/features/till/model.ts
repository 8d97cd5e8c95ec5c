import { computed, type ReadonlySignal } from "@preact/signals";
import { ORGANISATION } from "../../../shared/domain/access/organisation.ts";
import { NO_CASH_ROUNDING } from "../../../shared/domain/payment/rounding.ts";
import { readTerms, type SaleTerms } from "../../../shared/domain/sale/terms.ts";
import type { Drafts } from "../../device/drafts.ts";
import { type DurableDrafts, NO_DURABLE_DRAFTS } from "../../device/durable-drafts.ts";
import { newId as randomId } from "../../device/ids.ts";
import { type Terminals, usualTerminals } from "../../device/terminal/terminals.ts";
import { waitFor } from "../../session/calm.ts";
import { type CustomerIndex, createCustomerIndex } from "../../session/customer-index.ts";
import { createProductIndex, type ProductIndex } from "../../session/product-index.ts";
import type { Shop } from "../../session/shop.ts";
import { createTerminalDesk } from "../../session/terminal-desk.ts";
import { type CatalogModel, createCatalogModel } from "./catalog-model.ts";
import { type CheckoutModel, createCheckout } from "./checkout-model.ts";
import { createHolding, type HoldingModel } from "./holding-model.ts";
import { createKeeping } from "./keeping.ts";
import { createPaymentModel, type PaymentModel } from "./payment-model.ts";
import { createPricing, type PricingModel } from "./pricing-model.ts";
import { sellableProduct } from "./sale-lines.ts";
import { createSaleModel, type SaleModel } from "./sale-model.ts";
import { createSales, type SalesModel } from "./sales-model.ts";
import { createScanning, type Scanning } from "./scanning.ts";
import { createSelling, type Selling } from "./selling.ts";

/** The till: goods on one side, the open sales on the other, then payment and the receipt. */
export interface TillModel {
  /** Currency, tax and rounding; `undefined` until the organisation's settings have reached this device. */
  readonly terms: ReadonlySignal<SaleTerms | undefined>;
  readonly catalog: CatalogModel;
  readonly sale: SaleModel;
  readonly sales: SalesModel;
  readonly holding: HoldingModel;
  readonly pricing: PricingModel;
  readonly selling: Selling;
  readonly payment: PaymentModel;
  readonly checkout: CheckoutModel;
  readonly scanning: Scanning;
  /** Who may be chosen as the one who buys. */
  readonly customers: CustomerIndex;
  /** Puts a product from the list into the sale. */
  readonly add: (product: string) => void;
  /** Adds the first product of the list, as Enter in the search does; `false` when there is none. */
  readonly addFirst: () => boolean;
  /** `false` when the browser refuses to keep the open sales: they then last only until a reload. */
  readonly kept: ReadonlySignal<boolean>;
  /** Settled once the sales that were open before a reload are back. */
  readonly ready: Promise<void>;
  readonly dispose: () => void;
}

export interface TillDeps {
  readonly shop: Shop;
  readonly drafts: Drafts;
  readonly durable?: DurableDrafts;
  readonly newId?: () => string;
  readonly index?: ProductIndex;
  /** Card readers and QR services of this device. */
  readonly terminals?: Terminals;
}

export const createTillModel = ({
  shop,
  drafts,
  durable = NO_DURABLE_DRAFTS,
  newId = randomId,
  index = createProductIndex(shop),
  terminals = usualTerminals(),
}: TillDeps): TillModel => {
  const organisation = shop.doc("org", ORGANISATION);
  const terms = computed(() => {
    void organisation.value;
    return readTerms(shop.view);
  });
  const knownTerms = computed(() => terms.value ?? UNKNOWN_TERMS);
  const pricing = createPricing({ shop, terms: knownTerms });
  const sale = createSaleModel({
    view: shop.view,
    productsChanged: shop.changed("product"),
    newId,
    price: pricing.price,
  });
  const desk = createTerminalDesk({ shop, terminals, wait: waitFor });
  const payment = createPaymentModel({
    total: computed(() => sale.totals.value.total),
    terms: knownTerms,
    sale: computed(() => sale.open.value.id),
    customer: sale.customer,
    ...{ shop, desk, terminals },
  });
  const selling = createSelling({ shop, sale, keep: () => keeping.keep() });
  const checkout = createCheckout({ shop: { ...shop, run: selling.run }, sale, payment, desk, selling });
  const sales = createSales({ sale, checkout, newId });
  const keeping = createKeeping({ shop, drafts, durable, sale, sales, checkout });
  const holding = createHolding({ shop, sale, sales, checkout, payment, keeping, newId });
  const catalog = createCatalogModel(shop, index);
  const scanning = createScanning({ shop, sale, checkout, today: () => pricing.when().date });
  const add = (id: string): void => {
    const product = sellableProduct(shop.view, id);
    if (product !== undefined && checkout.step.peek().type === "sale") sale.add(product);
  };
  return {
    terms,
    catalog,
    sale,
    sales,
    holding,
    pricing,
    selling,
    payment,
    checkout,
    scanning,
    customers: createCustomerIndex(shop),
    add,
    addFirst: () => {
      const first = catalog.products.peek()[0];
      if (first === undefined) return false;
      add(first);
      catalog.search("");
      return true;
    },
    kept: keeping.kept,
    ready: keeping.ready().then(holding.settle),
    dispose: () => {
      keeping.stop();
      desk.stop();
      sale.dispose();
    },
  };
};

const UNKNOWN_TERMS: SaleTerms = { currency: "KZT", taxMode: "included", rounding: NO_CASH_ROUNDING };
