import { computed, type ReadonlySignal } from "@preact/signals";
import type { Doc } from "../../shared/core/document.ts";
import { setMembers } from "../../shared/core/document.ts";
import { createSearch } from "../../shared/domain/catalog/search.ts";
import { foldLetters, foldText } from "../../shared/lib/text.ts";
import type { Shop } from "./shop.ts";

/** Which products there are to sell, in the order of their names, and how to find them by what someone types. */
export interface ProductIndex {
  /** Grows when products changed; reading it brings the index up to date. */
  readonly version: ReadonlySignal<number>;
  /** Products that match, best first. */
  readonly find: (query: string, limit: number) => readonly string[];
  /** All of them by name; the same array until products change. */
  readonly all: () => readonly string[];
}

/**
 * Follows the product documents: built when first asked, afterwards one product at a time. Documents are never changed
 * in place, so what changed is what is another object; nobody has to say which.
 */
export const createProductIndex = ({ docs, changed }: Pick<Shop, "docs" | "changed">): ProductIndex => {
  const products = docs("product");
  const search = createSearch<string>();
  const known = new Map<string, Doc>();
  let order: string[] = [];

  const update = (): void => {
    const moved = takeChanges(products, known);
    for (const { id, after } of moved) {
      if (after === undefined) search.remove(id);
      else search.put(id, after);
    }
    order = reorder(order, moved, products);
  };
  const version = computed(() => {
    const now = changed("product").value;
    update();
    return now;
  });
  const upToDate = <T>(read: () => T): T => {
    version.peek();
    return read();
  };
  return {
    version,
    find: (query, limit) => upToDate(() => search.find(query, limit)),
    all: () => upToDate(() => order),
  };
};

interface Moved {
  readonly id: string;
  readonly before: string | undefined;
  /** What can be searched of it now; `undefined` when it is no longer sold. */
  readonly after:
    | { readonly name: string; readonly sku: string | null; readonly barcodes: readonly string[] }
    | undefined;
}

const takeChanges = (products: ReadonlyMap<string, Doc>, known: Map<string, Doc>): readonly Moved[] => {
  const moved: Moved[] = [];
  for (const [id, doc] of products) {
    const before = known.get(id);
    if (before === doc) continue;
    known.set(id, doc);
    moved.push({ id, before: sellableName(before), after: sellable(doc) });
  }
  return moved;
};

const sellableName = (doc: Doc | undefined): string | undefined =>
  doc === undefined ? undefined : sellable(doc)?.name;

const sellable = (doc: Doc): Moved["after"] => {
  const { name, sku, deleted, archived } = doc.fields;
  if (deleted === true || archived === true) return undefined;
  return {
    name: String(name ?? ""),
    sku: typeof sku === "string" && sku !== "" ? sku : null,
    barcodes: setMembers(doc, "barcodes"),
  };
};

/** Above this many, sorting everything anew is quicker than putting each in its place. */
const FEW = 200;

const reorder = (order: string[], moved: readonly Moved[], products: ReadonlyMap<string, Doc>): string[] => {
  const renamed = moved.filter(({ before, after }) => before !== after?.name);
  if (renamed.length === 0) return moved.length === 0 ? order : [...order];
  const keyOf = (id: string): string => sortKey(String(products.get(id)?.fields.name ?? ""));
  const gone = new Set(renamed.map(({ id }) => id));
  const kept = order.filter((id) => !gone.has(id));
  const added = renamed.filter(({ after }) => after !== undefined).map(({ id }) => id);
  if (added.length > FEW) return sortedBy([...kept, ...added], keyOf);
  for (const id of added) kept.splice(placeOf(kept, keyOf(id), keyOf), 0, id);
  return kept;
};

/** Kazakh and Uzbek letters stand beside their nearest Russian and Latin ones. */
const sortKey = (name: string): string => foldLetters(foldText(name));

const sortedBy = (ids: readonly string[], keyOf: (id: string) => string): string[] =>
  ids
    .map((id) => ({ id, key: keyOf(id) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id);

const placeOf = (order: readonly string[], key: string, keyOf: (id: string) => string): number => {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(order[middle] ?? "") <= key) low = middle + 1;
    else high = middle;
  }
  return low;
};
