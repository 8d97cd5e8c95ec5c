import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import { createProductIndex } from "../../session/product-index.ts";
import { productsOfCode } from "../../session/read-code.ts";
import type { Shop } from "../../session/shop.ts";

/** Why a code brought no goods. */
export interface PickFault {
  readonly type: "UnknownCode" | "Archived";
  /** The code, or the name of the goods. */
  readonly text: string;
}

/** Goods chosen one by one: typed by name or code, or scanned. */
export interface GoodsPicker {
  readonly query: ReadonlySignal<string>;
  /** What answers to what was typed, or the several goods that carry one code; nothing while nothing is typed. */
  readonly found: ReadonlySignal<readonly Product[]>;
  readonly fault: ReadonlySignal<PickFault | null>;
  readonly search: (text: string) => void;
  /** Takes it, and the search is over. */
  readonly pick: (product: Product) => void;
  /** Enter takes the first one found, or what the typed text is the code of. */
  readonly pickFirst: () => void;
  readonly scan: (code: string) => void;
}

export interface GoodsPickerDeps {
  readonly shop: Pick<Shop, "view" | "docs" | "changed">;
  /** Whether goods that are sold no more are taken too. */
  readonly archived: boolean;
  /** `quantity`: thousandths, where the code says how much lies in the package. */
  readonly onPick: (product: Product, quantity?: Quantity) => void;
}

const MOST_FOUND = 30;

export const createGoodsPicker = ({ shop, archived, onPick }: GoodsPickerDeps): GoodsPicker => {
  const index = createProductIndex(shop);
  const query = signal("");
  const fault = signal<PickFault | null>(null);
  /** One code, several goods: which lies here only a person can tell. */
  const ambiguous = signal<{
    readonly products: readonly Product[];
    readonly quantity: Quantity | undefined;
  } | null>(null);
  const clear = (): void => {
    query.value = "";
    fault.value = null;
    ambiguous.value = null;
  };
  const found = computed((): readonly Product[] => {
    void index.version.value;
    if (ambiguous.value !== null) return ambiguous.value.products;
    const text = query.value.trim();
    return text === "" ? [] : index.find(text, MOST_FOUND).flatMap((id) => readProduct(shop.view, id) ?? []);
  });
  const scan = (code: string): void => {
    clear();
    const { products: all, quantity, code: known } = productsOfCode(shop, code);
    const usable = all.filter((product) => archived || !product.archived);
    const [first, second] = usable;
    if (first === undefined)
      fault.value =
        all[0] === undefined ? { type: "UnknownCode", text: known } : { type: "Archived", text: all[0].name };
    else if (second === undefined) onPick(first, quantity);
    else ambiguous.value = { products: usable, quantity };
  };
  const pick = (product: Product): void => {
    const quantity = ambiguous.peek()?.quantity;
    clear();
    onPick(product, quantity);
  };
  return {
    ...{ query, found, fault, pick, scan },
    search: (text) => {
      clear();
      query.value = text;
    },
    pickFirst: () => {
      const [first] = found.peek();
      if (first !== undefined) pick(first);
      else if (query.peek().trim() !== "") scan(query.peek());
    },
  };
};
