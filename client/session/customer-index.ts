import { computed, type ReadonlySignal } from "@preact/signals";
import type { Doc } from "../../shared/core/document.ts";
import { createSearch, type ProductSearch, type Searchable } from "../../shared/domain/catalog/search.ts";
import { customerOf } from "../../shared/domain/customer/customer.ts";
import { phoneDigits } from "../../shared/domain/customer/phone.ts";
import { foldLetters, foldText } from "../../shared/lib/text.ts";
import type { Shop } from "./shop.ts";

/** Who buys here, in the order of their names, and how to find them by name, phone or card. */
export interface CustomerIndex {
  /** Grows when customers changed; reading it brings the index up to date. */
  readonly version: ReadonlySignal<number>;
  /** Customers that match, best first: by words of the name, by any digits of the phone in a row, by card. */
  readonly find: (query: string, limit: number) => readonly string[];
  /** All of them by name; the same array until customers change. */
  readonly all: () => readonly string[];
}

export interface CustomerIndexOptions {
  /** Whether those who are not offered at the till are found too. */
  readonly inactive?: boolean;
}

/**
 * Follows the customer documents: built when first asked (20,000 in a quarter of a second), afterwards one customer at a time.
 * Documents are never changed in place, so what changed is what is another object.
 */
export const createCustomerIndex = (
  { docs, changed }: Pick<Shop, "docs" | "changed">,
  { inactive = false }: CustomerIndexOptions = {},
): CustomerIndex => {
  const customers = docs("customer");
  const search = createSearch<string>();
  const known = new Map<string, Doc>();
  const names = new Map<string, string>();
  let order: readonly string[] | null = null;

  const update = (): void => {
    for (const [id, doc] of customers) {
      if (known.get(id) === doc) continue;
      known.set(id, doc);
      const shown = searchable(id, doc, inactive);
      put(search, id, shown);
      if (shown === undefined) names.delete(id);
      else names.set(id, sortKey(shown.name));
      order = null;
    }
  };
  const version = computed(() => {
    const now = changed("customer").value;
    update();
    return now;
  });
  return {
    version,
    find: (query, limit) => {
      version.peek();
      return search.find(asTyped(query), limit);
    },
    all: () => {
      version.peek();
      order ??= [...names].sort(byKey).map(([id]) => id);
      return order;
    },
  };
};

const put = (search: ProductSearch<string>, id: string, shown: Searchable | undefined): void =>
  shown === undefined ? search.remove(id) : search.put(id, shown);

/** A phone is found by its digits, whatever stands before them. */
const searchable = (id: string, doc: Doc, inactive: boolean): Searchable | undefined => {
  const { name, phone, card, active } = customerOf(id, doc);
  if (doc.fields.deleted === true || !(active || inactive)) return undefined;
  const digits = phoneDigits(phone);
  return { name, sku: card === "" ? null : card, barcodes: digits === "" ? [] : [digits] };
};

/** `8 701 12…` and `+7 (701) 12…` are looked for as the number is kept: 770112… */
const asTyped = (query: string): string => {
  if (!/^[\d\s()+-]{3,}$/.test(query)) return query;
  return phoneDigits(query).replace(/^8(?=\d{3})/, "7");
};

const byKey = ([, a]: readonly [string, string], [, b]: readonly [string, string]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Kazakh and Uzbek letters stand beside their nearest Russian and Latin ones. */
const sortKey = (name: string): string => foldLetters(foldText(name));
