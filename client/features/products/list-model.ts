import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isDeleted, setMembers } from "../../../shared/core/document.ts";
import type { CounterView } from "../../../shared/core/view.ts";
import { categoriesBelow, readCategory } from "../../../shared/domain/catalog/categories.ts";
import type { CategoryId } from "../../../shared/domain/catalog/ids.ts";
import { type Product, productOf } from "../../../shared/domain/catalog/product.ts";
import { foldLetters, foldText } from "../../../shared/lib/text.ts";
import { knownBranches } from "../../session/branches.ts";
import { type After, afterTimer, calmly } from "../../session/calm.ts";
import type { ProductIndex } from "../../session/product-index.ts";
import type { Shop } from "../../session/shop.ts";
import { isLow, stockLevel } from "../../session/stock-levels.ts";
import type { TextStorage } from "../../ui/storage.ts";
import type { Sorting } from "../../ui/table-column.ts";

export const SHOWS = ["all", "low", "noBarcode", "archived"] as const;
export type Show = (typeof SHOWS)[number];

/** Columns one may choose; the name is always there. */
export const CHOICES = ["sku", "barcode", "category", "price", "stock", "min", "tax"] as const;
export type ColumnChoice = (typeof CHOICES)[number];

/** The products of the list: searched, filtered, sorted. */
export interface ProductListModel {
  readonly query: ReadonlySignal<string>;
  readonly search: (text: string) => void;
  readonly show: ReadonlySignal<Show>;
  readonly choose: (show: Show) => void;
  readonly category: ReadonlySignal<CategoryId | null>;
  readonly chooseCategory: (category: CategoryId | null) => void;
  /** `null`: best match first while searching, else by name. */
  readonly sorting: ReadonlySignal<Sorting | null>;
  readonly sort: (sorting: Sorting | null) => void;
  readonly ids: ReadonlySignal<readonly string[]>;
  /** No product at all, archived ones not counted. */
  readonly isEmpty: ReadonlySignal<boolean>;
  readonly columns: ReadonlySignal<readonly ColumnChoice[]>;
  readonly toggleColumn: (column: ColumnChoice) => void;
  readonly product: (id: string) => Product | undefined;
  /** In the device's branch; over all of them where it stands in none. */
  readonly level: (id: string) => CounterView;
  readonly dispose: () => void;
}

export interface ProductListDeps {
  readonly shop: Shop;
  readonly index: ProductIndex;
  readonly storage: TextStorage;
  readonly after?: After;
}

const CALM_MS = 700;
const MOST_FOUND = 2_000;
const DEFAULT_COLUMNS: readonly ColumnChoice[] = ["sku", "category", "price", "stock"];

export const createProductList = ({
  shop,
  index,
  storage,
  after = afterTimer,
}: ProductListDeps): ProductListModel => {
  const { view } = shop;
  const docs = shop.docs("product");
  const query = signal("");
  const show = signal<Show>("all");
  const chosen = signal<CategoryId | null>(null);
  const sorting = signal<Sorting | null>(null);
  const columns = signal(readColumns(storage));
  const calm = calmly(shop.countersChanged, CALM_MS, after);
  const categories = shop.changed("category");
  const category = computed(() => {
    void categories.value;
    return chosen.value !== null && readCategory(view, chosen.value) === undefined ? null : chosen.value;
  });
  const branches = computed(() => {
    void shop.changed("branch").value;
    return knownBranches(shop).map(({ id }) => id);
  });
  const level = (id: string): CounterView => stockLevel(view, branches.peek(), id);
  const fieldsOf = (id: string) => docs.get(id)?.fields ?? {};

  const matching = computed((): readonly string[] => {
    void index.version.value;
    const asked = query.value.trim();
    if (show.value === "archived") return findArchived(docs, asked);
    return asked === "" ? index.all() : index.find(asked, MOST_FOUND);
  });
  const filtered = computed(() => {
    let ids = matching.value;
    const within = category.value;
    if (within !== null) {
      const among = new Set<string>([within, ...categoriesBelow(view, within).map(({ id }) => id)]);
      ids = ids.filter((id) => among.has(String(fieldsOf(id).category ?? "")));
    }
    if (show.value === "noBarcode")
      return ids.filter((id) => setMembers(docs.get(id), "barcodes").length === 0);
    if (show.value !== "low") return ids;
    void calm.version.value;
    return ids.filter((id) => isLow(level(id), Number(fieldsOf(id).min ?? 0)));
  });
  const ids = computed(() => {
    const by = sorting.value;
    if (by === null) return filtered.value;
    if (by.column === "stock") void calm.version.value;
    const keyOf = (id: string): string | number => {
      if (by.column === "stock") return level(id).value;
      const { name, sku, price } = fieldsOf(id);
      if (by.column === "price") return Number(price ?? 0);
      return foldLetters(foldText(String((by.column === "sku" ? sku : name) ?? "")));
    };
    return sortedBy(filtered.value, keyOf, by.direction === "ascending" ? 1 : -1);
  });

  return {
    query,
    search: (text) => {
      query.value = text;
    },
    show,
    choose: (next) => {
      show.value = next;
    },
    category,
    chooseCategory: (next) => {
      chosen.value = next;
    },
    sorting,
    sort: (next) => {
      sorting.value = next;
    },
    ids,
    isEmpty: computed(() => {
      void index.version.value;
      return index.all().length === 0;
    }),
    columns,
    toggleColumn: (column) => {
      const now = columns.peek();
      columns.value = CHOICES.filter((each) => (each === column ? !now.includes(each) : now.includes(each)));
      storage.setItem(COLUMNS_KEY, columns.peek().join(" "));
    },
    product: (id) => {
      const doc = docs.get(id);
      return doc === undefined || isDeleted(doc) ? undefined : productOf(id, doc);
    },
    level,
    dispose: calm.stop,
  };
};

const COLUMNS_KEY = "products.columns";

const readColumns = (storage: TextStorage): readonly ColumnChoice[] => {
  const kept = storage.getItem(COLUMNS_KEY);
  return kept === null ? DEFAULT_COLUMNS : CHOICES.filter((column) => kept.split(" ").includes(column));
};

/** Archived products are few and seldom asked for, so they are looked through one by one. */
const findArchived = (docs: ReturnType<Shop["docs"]>, query: string): readonly string[] => {
  const words = foldText(query).split(" ");
  const found: string[] = [];
  for (const [id, { fields }] of docs) {
    if (fields.archived !== true || fields.deleted === true) continue;
    const text = foldText(
      `${fields.name} ${fields.sku ?? ""} ${setMembers(docs.get(id), "barcodes").join(" ")}`,
    );
    if (words.every((word) => text.includes(word))) found.push(id);
  }
  return sortedBy(found, (id) => foldText(String(docs.get(id)?.fields.name ?? "")), 1);
};

/** Keys are worked out once each; those without a text come last. */
const sortedBy = (
  ids: readonly string[],
  keyOf: (id: string) => string | number,
  sign: 1 | -1,
): readonly string[] =>
  ids
    .map((id) => ({ id, key: keyOf(id) }))
    .sort((a, b) => {
      if ((a.key === "") !== (b.key === "")) return a.key === "" ? 1 : -1;
      return a.key < b.key ? -sign : a.key > b.key ? sign : 0;
    })
    .map(({ id }) => id);
