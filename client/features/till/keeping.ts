import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { CartLine } from "../../../shared/domain/sale/cart.ts";
import { findHeld } from "../../../shared/domain/sale/held.ts";
import type { Drafts } from "../../device/drafts.ts";
import type { DurableDrafts } from "../../device/durable-drafts.ts";
import type { Shop } from "../../session/shop.ts";
import type { CheckoutModel } from "./checkout-model.ts";
import { sellableProduct } from "./sale-lines.ts";
import type { SaleModel } from "./sale-model.ts";
import type { SalesModel } from "./sales-model.ts";
import { fromSaved, laterOf, type SavedSales, toSaved } from "./saved-sale.ts";

/** Open sales outlive reloads, crashes and power cuts, whoever is signed in. */
export interface Keeping {
  /** `false` when the browser refuses to keep them: they then last only until a reload. */
  readonly kept: ReadonlySignal<boolean>;
  /** Settled once the sales that were open before a reload are back. */
  readonly ready: () => Promise<void>;
  /** Writes down what is open under the number the next receipt gets; settled when that is on the disk. */
  readonly keep: () => Promise<void>;
  readonly stop: () => void;
}

export interface KeepingDeps {
  readonly shop: Pick<Shop, "sync" | "nextReceipt" | "view">;
  readonly drafts: Drafts;
  readonly durable: DurableDrafts;
  readonly sale: SaleModel;
  readonly sales: SalesModel;
  readonly checkout: CheckoutModel;
}

/**
 * Every change goes to `drafts` before anything else happens, and to the disk right behind it. Only the tab that may write keeps: one
 * that takes over goes on with what was kept, and drops what it had itself when the other tab has sold or voided that.
 */
export const createKeeping = ({ shop, drafts, durable, sale, sales, checkout }: KeepingDeps): Keeping => {
  const { sync, nextReceipt, view } = shop;
  const writing = computed(() => sync.value.writing);
  const opened = signal(false);
  const inDrafts = signal(true);
  const onDisk = createDiskWriter(durable);
  let count = 0;
  let opening: Promise<void> = Promise.resolve();
  let hasWritten = false;

  const load = async (): Promise<SavedSales | null> => {
    const quick = fromSaved(drafts.load());
    return laterOf(quick, fromSaved(await durable.load()));
  };
  const open = async (): Promise<void> => {
    // What this tab had open the other may have sold; what is scanned from here on is this tab's again.
    if (hasWritten)
      batch(() => {
        checkout.backToSale();
        sales.restore([], "");
      });
    const saved = await load();
    const paid = saved?.number == null ? null : await checkout.findPaid(saved.number);
    const scannedHere = sale.cart.peek().lines;
    const isRestored = hasWritten || saved !== null;
    count = Math.max(count, saved?.count ?? 0);
    batch(() => {
      checkout.backToSale();
      if (isRestored)
        sales.restore(
          (saved?.sales ?? []).filter(
            ({ id }) => findHeld(view, id) === undefined && !(paid !== null && id === saved?.active),
          ),
          saved?.active ?? "",
        );
      if (paid !== null) checkout.showRecovered(paid);
      if (isRestored) for (const line of scannedHere) addAgain(view, sale, line);
      hasWritten = true;
      opened.value = true;
    });
  };
  const keep = (): Promise<void> => {
    const all = sales.sales.peek();
    count += 1;
    const saved = toSaved({ count, sales: all, active: sale.open.peek().id, number: nextReceipt() });
    inDrafts.value = drafts.save(saved);
    return onDisk.write(saved ?? { version: 0, count });
  };
  const stopOpening = effect(() => {
    if (writing.value) opening = untracked(open);
    else opened.value = false;
  });
  const stopSaving = effect(() => {
    void sales.sales.value;
    if (opened.value) void untracked(keep);
  });
  return {
    kept: computed(() => inDrafts.value || onDisk.works.value),
    ready: () => opening,
    keep: () => (opened.peek() ? keep() : Promise.resolve()),
    stop: () => {
      stopOpening();
      stopSaving();
    },
  };
};

const addAgain = (view: Shop["view"], sale: SaleModel, line: CartLine): void => {
  const product = sellableProduct(view, line.productId);
  if (product !== undefined) sale.add(product, line.barcode, line.quantity, line);
};

/** One write at a time, always of the latest: quick scanning makes no queue. */
const createDiskWriter = (durable: DurableDrafts) => {
  const works = signal(true);
  let next: { readonly draft: unknown } | null = null;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (next !== null) {
      const { draft } = next;
      next = null;
      works.value = await durable.save(draft);
    }
    running = null;
  };
  return {
    works,
    write: (draft: unknown): Promise<void> => {
      next = { draft };
      running ??= run();
      return running;
    },
  };
};
