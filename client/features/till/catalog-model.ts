import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isDeleted } from "../../../shared/core/document.ts";
import { categoriesAbove, categoriesBelow, readCategory } from "../../../shared/domain/catalog/categories.ts";
import type { Category } from "../../../shared/domain/catalog/category-tree.ts";
import type { CategoryId } from "../../../shared/domain/catalog/ids.ts";
import type { ProductIndex } from "../../session/product-index.ts";
import type { Shop } from "../../session/shop.ts";

/** What stands on the left of the till: goods by category, or what was searched for. */
export interface CatalogModel {
  readonly query: ReadonlySignal<string>;
  readonly category: ReadonlySignal<CategoryId | null>;
  /** Categories at the top of the tree, and the one of them the choice lies in. */
  readonly top: ReadonlySignal<readonly Category[]>;
  readonly chosenTop: ReadonlySignal<CategoryId | null>;
  /** Those below the chosen one, or beside it when it has none below. */
  readonly inner: ReadonlySignal<readonly Category[]>;
  /** Products to show, best or first by name first. */
  readonly products: ReadonlySignal<readonly string[]>;
  readonly isEmpty: ReadonlySignal<boolean>;
  readonly search: (query: string) => void;
  readonly choose: (category: CategoryId | null) => void;
}

/** More matches than this nobody looks through; one more letter does more. */
const MOST_FOUND = 300;

export const createCatalogModel = (
  { view, docs, changed }: Pick<Shop, "view" | "docs" | "changed">,
  index: ProductIndex,
): CatalogModel => {
  const query = signal("");
  const chosen = signal<CategoryId | null>(null);
  const categories = changed("category");
  /** A category that was deleted elsewhere is no choice any more. */
  const category = computed(() => {
    void categories.value;
    const id = chosen.value;
    return id === null || readCategory(view, id) === undefined ? null : id;
  });
  const childrenOf = (parent: CategoryId | null): readonly Category[] => {
    void categories.value;
    const ids = parent === null ? docs("category").keys() : view.find("category", "parent", parent);
    return [...ids]
      .flatMap((id) => readCategory(view, id) ?? [])
      .filter((child) => child.parent === parent || (parent === null && isOrphan(child)))
      .sort((a, b) => a.name.localeCompare(b.name));
  };
  const isOrphan = ({ parent }: Category): boolean =>
    parent !== null && isDeleted(docs("category").get(parent));
  const products = docs("product");
  const within = computed((): ReadonlySet<string> | null => {
    const id = category.value;
    return id === null ? null : new Set([id, ...categoriesBelow(view, id).map((below) => below.id)]);
  });
  const isWithin = (id: string, among: ReadonlySet<string>): boolean =>
    among.has(String(products.get(id)?.fields.category ?? ""));

  return {
    query,
    category,
    top: computed(() => childrenOf(null)),
    chosenTop: computed(() => categoriesAbove(view, category.value).at(-1)?.id ?? null),
    inner: computed(() => {
      const id = category.value;
      if (id === null) return [];
      const below = childrenOf(id);
      const parent = readCategory(view, id)?.parent ?? null;
      return below.length > 0 || parent === null ? below : childrenOf(parent);
    }),
    products: computed(() => {
      void index.version.value;
      const among = within.value;
      const asked = query.value.trim();
      if (among === null) return asked === "" ? index.all() : index.find(asked, MOST_FOUND);
      const all = asked === "" ? index.all() : index.find(asked, MOST_FOUND * 10);
      return all.filter((id) => isWithin(id, among));
    }),
    isEmpty: computed(() => {
      void index.version.value;
      return index.all().length === 0;
    }),
    search: (text) => {
      query.value = text;
    },
    choose: (id) => {
      chosen.value = id;
    },
  };
};
