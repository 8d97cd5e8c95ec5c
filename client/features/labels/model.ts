import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { singleCodeOf } from "../../../shared/domain/catalog/packs.ts";
import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import { createProductIndex, type ProductIndex } from "../../session/product-index.ts";
import { productsOfCode } from "../../session/read-code.ts";
import type { Shop } from "../../session/shop.ts";
import { CODE_KINDS, type CodeKind } from "./label-code.ts";
import { LABEL_SIZES, type LabelSize } from "./label-layout.ts";

/** A product whose labels are to be printed. */
export interface LabelItem {
  readonly product: Product;
  readonly count: number;
  /** Minor units, as typed or as it was on the last label; `null`: none is shown. */
  readonly oldPrice: number | null;
}

export interface LabelSettings {
  readonly size: LabelSize;
  readonly code: CodeKind;
  readonly date: boolean;
}

/** Which labels are to be printed, and what was on those printed here before. */
export interface LabelsModel {
  readonly query: ReadonlySignal<string>;
  readonly search: (text: string) => void;
  readonly found: ReadonlySignal<readonly Product[]>;
  readonly items: ReadonlySignal<readonly LabelItem[]>;
  readonly total: ReadonlySignal<number>;
  readonly settings: ReadonlySignal<LabelSettings>;
  readonly choose: (next: Partial<LabelSettings>) => void;
  readonly add: (product: string) => void;
  /** Whether a product has the code. */
  readonly scan: (code: string) => boolean;
  readonly setCount: (product: string, count: number) => void;
  readonly setOldPrice: (product: string, price: number | null) => void;
  readonly remove: (product: string) => void;
  readonly clear: () => void;
  /** Adds all printed here before whose name or price is another now; how many. */
  readonly addChanged: () => number;
  /** Keeps in mind what was printed. */
  readonly printed: () => void;
}

export interface LabelsDeps {
  readonly shop: Pick<Shop, "view" | "docs" | "changed">;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly index?: ProductIndex;
}

const MOST_FOUND = 30;
export const MOST_LABELS = 500;
const PRINTED = "labels-printed";
const SETTINGS = "labels-settings";

interface Wanted {
  readonly count: number;
  readonly oldPrice: number | null;
}

/** Price and name as they were on the last label. */
type Memory = Readonly<Record<string, readonly [price: number, name: string]>>;

export const createLabelsModel = ({
  shop,
  storage,
  index = createProductIndex(shop),
}: LabelsDeps): LabelsModel => {
  const { view } = shop;
  const query = signal("");
  const wanted = signal<ReadonlyMap<string, Wanted>>(new Map());
  const settings = signal(readSettings(storage));
  const productsChanged = shop.changed("product");
  const put = (product: string, next: Partial<Wanted>): void => {
    const known = wanted.peek().get(product) ?? { count: 0, oldPrice: null };
    wanted.value = new Map(wanted.peek()).set(product, { ...known, ...next });
  };
  const add = (product: string): void => {
    const { count = 0 } = wanted.peek().get(product) ?? {};
    const before = readMemory(storage)[product];
    const price = readProduct(view, product)?.price;
    const wasDearer = before !== undefined && price !== undefined && before[0] > price;
    put(product, { count: Math.min(MOST_LABELS, count + 1), ...(wasDearer && { oldPrice: before[0] }) });
  };
  const items = computed(() => {
    void productsChanged.value;
    return [...wanted.value].flatMap(([id, { count, oldPrice }]): readonly LabelItem[] => {
      const product = readProduct(view, id);
      return product === undefined ? [] : [{ product, count, oldPrice }];
    });
  });
  return {
    query,
    search: (text) => {
      query.value = text;
    },
    found: computed(() => {
      void index.version.value;
      if (query.value.trim() === "") return [];
      return index.find(query.value, MOST_FOUND).flatMap((id) => readProduct(view, id) ?? []);
    }),
    items,
    total: computed(() => items.value.reduce((sum, { count }) => sum + count, 0)),
    settings,
    choose: (next) => {
      settings.value = { ...settings.peek(), ...next };
      storage.setItem(SETTINGS, JSON.stringify(settings.peek()));
    },
    add,
    scan: (code) => {
      const { products } = productsOfCode(shop, code);
      for (const { id } of products) add(id);
      return products.length > 0;
    },
    setCount: (product, count) =>
      put(product, { count: Math.max(0, Math.min(MOST_LABELS, Math.trunc(count) || 0)) }),
    setOldPrice: (product, oldPrice) => put(product, { oldPrice }),
    remove: (product) => {
      const rest = new Map(wanted.peek());
      rest.delete(product);
      wanted.value = rest;
    },
    clear: () => {
      wanted.value = new Map();
    },
    addChanged: () => {
      const changed = Object.entries(readMemory(storage)).filter(([id, [price, name]]) => {
        const product = readProduct(view, id);
        return product !== undefined && (product.price !== price || product.name !== name);
      });
      for (const [id] of changed) if (!wanted.peek().has(id)) add(id);
      return changed.length;
    },
    printed: () => {
      const now = items.peek().filter(({ count }) => count > 0);
      const memory = now.map(({ product: { id, price, name } }) => [id, [price, name]] as const);
      storage.setItem(PRINTED, JSON.stringify({ ...readMemory(storage), ...Object.fromEntries(memory) }));
    },
  };
};

const readMemory = (storage: LabelsDeps["storage"]): Memory => {
  try {
    return JSON.parse(storage.getItem(PRINTED) ?? "{}") as Memory;
  } catch {
    return {}; // damaged: as if nothing had been printed here
  }
};

const USUAL: LabelSettings = { size: "58x40", code: "auto", date: true };

const readSettings = (storage: LabelsDeps["storage"]): LabelSettings => {
  try {
    const { size, code, date } = JSON.parse(storage.getItem(SETTINGS) ?? "{}") as Record<string, unknown>;
    return {
      size: LABEL_SIZES.find((each) => each === size) ?? USUAL.size,
      code: CODE_KINDS.find((each) => each === code) ?? USUAL.code,
      date: typeof date === "boolean" ? date : USUAL.date,
    };
  } catch {
    return USUAL;
  }
};

/** The code of a product's label: its first barcode that stands for one, else its article number. */
export const codeText = (product: Pick<Product, "barcodes" | "packs" | "sku">): string =>
  singleCodeOf(product) ?? product.sku;
