import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type Doc, isDeleted, setMembers } from "../../shared/core/document.ts";
import type { BranchId } from "../../shared/core/ids.ts";
import type { Attention } from "../../shared/core/state.ts";
import { itemOf, stockCounter } from "../../shared/domain/stock/item.ts";
import type { Unit } from "../../shared/lib/quantity.ts";
import { knownBranches } from "./branches.ts";
import { type After, afterTimer } from "./calm.ts";
import { type FiscalConcern, fiscalConcerns } from "./fiscal-concerns.ts";
import { type PaymentConcern, paymentConcerns } from "./payment-concerns.ts";
import { followRefunds, type RefundConcern } from "./refund-concerns.ts";
import type { Shop, SyncStatus } from "./shop.ts";

/** Something a person should see to. The key is the same as long as the thing is. */
export type Concern =
  | { readonly type: "entry"; readonly key: string; readonly item: Attention }
  | FiscalConcern
  | PaymentConcern
  | RefundConcern
  | { readonly type: "refused"; readonly key: string; readonly refused: SyncStatus["refused"][number] }
  | {
      readonly type: "shortage";
      readonly key: string;
      readonly product: string;
      readonly name: string;
      readonly branch: BranchId;
      /** Thousandths of the unit, above zero. */
      readonly quantity: number;
      readonly unit: Unit;
    }
  | {
      readonly type: "barcode";
      readonly key: string;
      readonly code: string;
      readonly products: readonly { readonly id: string; readonly name: string }[];
    };

export interface Concerns {
  /** What went wrong in the records first, then what the shelves say. */
  readonly list: ReadonlySignal<readonly Concern[]>;
  readonly stop: () => void;
}

type Watched = Pick<
  Shop,
  | "view"
  | "docs"
  | "changed"
  | "countersChanged"
  | "facts"
  | "attention"
  | "sync"
  | "certificate"
  | "person"
  | "now"
>;

/** Products looked at before the till gets its turn again. */
const STEP = 500;

/** Rest after goods or stock changed, and between two looks. */
const REST_MS = 2_000;

/**
 * Follows all there is to see to. Goods and stock are gone through in small steps some time after they changed, so
 * that a shop of 100,000 products notices nothing.
 */
export const createConcerns = (shop: Watched, after: After = afterTimer): Concerns => {
  const shelves = signal<readonly Concern[]>([]);
  const refunds = followRefunds(shop, after);
  let callOff: (() => void) | null = null;
  let isStale = false;
  const look = (): void => {
    const found: Concern[] = [];
    const steps = lookThrough(shop, found);
    isStale = false;
    const goOn = (): void => {
      if (steps.next().done !== true) {
        callOff = after(0, goOn);
        return;
      }
      shelves.value = found;
      callOff = isStale ? after(REST_MS, look) : null;
    };
    goOn();
  };
  const stop = effect(() => {
    void [shop.changed("product").value, shop.countersChanged.value, shop.person.value];
    isStale = true;
    callOff ??= after(REST_MS, look);
  });
  return {
    list: computed(() => [
      ...shop.sync.value.refused.map(
        (refused): Concern => ({ type: "refused", key: `refused:${refused.log}:${refused.seq}`, refused }),
      ),
      ...shop.attention.value.map((item): Concern => ({ type: "entry", key: item.key, item })),
      ...fiscalConcerns(shop),
      ...paymentConcerns(shop),
      ...refunds.list.value,
      ...shelves.value,
    ]),
    stop: () => {
      stop();
      refunds.stop();
      callOff?.();
    },
  };
};

function* lookThrough(shop: Watched, found: Concern[]): Generator<void> {
  const branches = knownBranches(shop);
  const seenCodes = new Set<string>();
  let looked = 0;
  for (const [id, doc] of shop.docs("product")) {
    if (++looked % STEP === 0) yield;
    if (isDeleted(doc)) continue;
    for (const { id: branch } of branches) addShortage(shop, found, branch, id, doc);
    addSharedCodes(shop, found, seenCodes, doc);
  }
}

const addShortage = ({ view }: Watched, found: Concern[], branch: BranchId, id: string, doc: Doc): void => {
  const { shortage } = view.counter(stockCounter(branch, id));
  if (shortage <= 0) return;
  const { name, unit } = itemOf(id, doc);
  const key = `shortage:${branch}:${id}`;
  found.push({ type: "shortage", key, product: id, name, branch, quantity: shortage, unit });
};

/** Two tills out of touch may give one code to two products; a person has to say which keeps it. */
const addSharedCodes = (shop: Watched, found: Concern[], seen: Set<string>, doc: Doc): void => {
  for (const code of setMembers(doc, "barcodes")) {
    if (seen.has(code)) continue;
    const ids = shop.view.find("product", "barcodes", code);
    if (ids.length < 2) continue;
    seen.add(code);
    const products = ids.flatMap((id) => {
      const product = shop.view.doc("product", id);
      return product === undefined || isDeleted(product) ? [] : [{ id, name: itemOf(id, product).name }];
    });
    if (products.length < 2) continue;
    products.sort((a, b) => a.name.localeCompare(b.name));
    found.push({ type: "barcode", key: `barcode:${code}`, code, products });
  }
};
