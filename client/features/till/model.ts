import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { ORGANISATION } from "../../../shared/domain/access/organisation.ts";
import { NO_CASH_ROUNDING } from "../../../shared/domain/payment/rounding.ts";
import { type CartLine, EMPTY_CART } from "../../../shared/domain/sale/cart.ts";
import { readTerms, type SaleTerms } from "../../../shared/domain/sale/terms.ts";
import type { Drafts } from "../../device/drafts.ts";
import { createProductIndex, type ProductIndex } from "../../session/product-index.ts";
import type { Shop } from "../../session/shop.ts";
import { type CatalogModel, createCatalogModel } from "./catalog-model.ts";
import { type CheckoutModel, createCheckout } from "./checkout-model.ts";
import { createPaymentModel, type PaymentModel } from "./payment-model.ts";
import { sellableProduct } from "./sale-lines.ts";
import { createSaleModel, type SaleModel } from "./sale-model.ts";
import { fromSaved, toSaved } from "./saved-sale.ts";
import { createScanning, type Scanning } from "./scanning.ts";

/** The till: goods on one side, the open sale on the other, then payment and the receipt. */
export interface TillModel {
  /** Currency, tax and rounding; `undefined` until the organisation's settings have reached this device. */
  readonly terms: ReadonlySignal<SaleTerms | undefined>;
  readonly catalog: CatalogModel;
  readonly sale: SaleModel;
  readonly payment: PaymentModel;
  readonly checkout: CheckoutModel;
  readonly scanning: Scanning;
  /** Puts a product from the list into the sale. */
  readonly add: (product: string) => void;
  /** Adds the first product of the list, as Enter in the search does; `false` when there is none. */
  readonly addFirst: () => boolean;
  /** `false` when the browser refuses to keep the open sale: it then lasts only until a reload. */
  readonly kept: ReadonlySignal<boolean>;
  /** Settled once the sale that was open before a reload is back. */
  readonly ready: Promise<void>;
  readonly dispose: () => void;
}

export interface TillDeps {
  readonly shop: Shop;
  readonly drafts: Drafts;
  readonly index?: ProductIndex;
}

export const createTillModel = ({ shop, drafts, index = createProductIndex(shop) }: TillDeps): TillModel => {
  const organisation = shop.doc("org", ORGANISATION);
  const terms = computed(() => {
    void organisation.value;
    return readTerms(shop.view);
  });
  const knownTerms = computed(() => terms.value ?? UNKNOWN_TERMS);
  const sale = createSaleModel({
    view: shop.view,
    productsChanged: shop.changed("product"),
    taxMode: computed(() => knownTerms.value.taxMode),
  });
  const payment = createPaymentModel(
    computed(() => sale.totals.value.total),
    knownTerms,
  );
  const checkout = createCheckout({ shop, sale, payment });
  const catalog = createCatalogModel(shop, index);
  const scanning = createScanning({ shop, sale, checkout });
  const add = (id: string): void => {
    const product = sellableProduct(shop.view, id);
    if (product !== undefined && checkout.step.peek().type === "sale") sale.add(product);
  };
  const keeping = keepSale(shop, drafts, sale, checkout);
  return {
    terms,
    catalog,
    sale,
    payment,
    checkout,
    scanning,
    add,
    addFirst: () => {
      const first = catalog.products.peek()[0];
      if (first === undefined) return false;
      add(first);
      catalog.search("");
      return true;
    },
    kept: keeping.kept,
    ready: keeping.ready,
    dispose: () => {
      keeping.stop();
      sale.dispose();
    },
  };
};

const UNKNOWN_TERMS: SaleTerms = { currency: "KZT", taxMode: "included", rounding: NO_CASH_ROUNDING };

/**
 * Keeps the open sale through reloads and crashes, in the one tab that may write. What is kept is the open sale of this
 * till: a tab that takes over goes on with it, and drops what it had itself when the other tab has sold or voided that.
 */
const keepSale = (
  { sync, nextReceipt, view }: Pick<Shop, "sync" | "nextReceipt" | "view">,
  drafts: Drafts,
  sale: SaleModel,
  checkout: CheckoutModel,
): Pick<TillModel, "kept" | "ready"> & { readonly stop: () => void } => {
  const writing = computed(() => sync.value.writing);
  const opened = signal(false);
  const kept = signal(true);
  let opening: Promise<void> = Promise.resolve();
  let hasWritten = false;
  const open = async (): Promise<void> => {
    const saved = fromSaved(drafts.load());
    const paid = saved?.number == null ? null : await checkout.findPaid(saved.number);
    const scannedHere = hasWritten ? [] : sale.cart.peek().lines;
    batch(() => {
      checkout.backToSale();
      if (hasWritten || saved !== null)
        sale.restore(paid === null ? (saved?.cart ?? EMPTY_CART) : EMPTY_CART);
      if (paid !== null) checkout.showRecovered(paid);
      if (saved !== null) for (const line of scannedHere) addAgain(view, sale, line);
      hasWritten = true;
      opened.value = true;
    });
  };
  const stopOpening = effect(() => {
    if (writing.value) opening = untracked(open);
    else opened.value = false;
  });
  const stopSaving = effect(() => {
    const cart = sale.cart.value;
    if (opened.value) kept.value = drafts.save(toSaved({ cart, number: untracked(nextReceipt) }));
  });
  return {
    kept,
    ready: opening,
    stop: () => {
      stopOpening();
      stopSaving();
    },
  };
};

const addAgain = (view: Shop["view"], sale: SaleModel, line: CartLine): void => {
  const product = sellableProduct(view, line.productId);
  if (product !== undefined) sale.add(product, line.barcode, line.quantity);
};
