import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BranchId } from "../../../shared/core/ids.ts";
import type { CounterView } from "../../../shared/core/view.ts";
import type { Branch } from "../../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { type Product, productOf } from "../../../shared/domain/catalog/product.ts";
import { addMoney, type Currency, type Money, multiplyMoney, ZERO_MONEY } from "../../../shared/lib/money.ts";
import { type Quantity, quantity } from "../../../shared/lib/quantity.ts";
import { knownBranches } from "../../session/branches.ts";
import { type After, afterTimer, calmly } from "../../session/calm.ts";
import { createProductIndex, type ProductIndex } from "../../session/product-index.ts";
import type { Shop } from "../../session/shop.ts";
import { isLow, stockLevel } from "../../session/stock-levels.ts";
import type { Sorting } from "../../ui/table-column.ts";
import { type CountModel, createCountModel } from "./count-model.ts";

export const SHOWS = ["all", "low", "short"] as const;
export type Show = (typeof SHOWS)[number];

export interface StockRow {
  readonly product: Product;
  readonly level: CounterView;
}

export interface StockTotals {
  readonly products: number;
  readonly low: number;
  readonly short: number;
  /** On hand at sale prices; what is owed counts nothing. */
  readonly worth: Money;
}

/** How old what this device knows of stock may be: `live`, or when the server last answered. */
export type Knowledge =
  | { readonly type: "live" }
  | { readonly type: "heard"; readonly at: number }
  | { readonly type: "never" };

/** Goods on hand in a branch, as this device knows them. */
export interface StockModel {
  readonly branches: ReadonlySignal<readonly Branch[]>;
  /** `null`: all of them together, or there is none yet. */
  readonly branch: ReadonlySignal<BranchId | null>;
  readonly chooseBranch: (branch: BranchId | null) => void;
  readonly currency: ReadonlySignal<Currency>;
  readonly query: ReadonlySignal<string>;
  readonly search: (text: string) => void;
  readonly show: ReadonlySignal<Show>;
  readonly choose: (show: Show) => void;
  readonly sorting: ReadonlySignal<Sorting>;
  readonly sort: (sorting: Sorting) => void;
  /** Products to list. */
  readonly products: ReadonlySignal<readonly string[]>;
  readonly row: (product: string) => StockRow | undefined;
  readonly totals: ReadonlySignal<StockTotals>;
  readonly knowledge: ReadonlySignal<Knowledge>;
  /** The count under way. */
  readonly counting: ReadonlySignal<CountModel | null>;
  /** Begins to count a product, in the branch shown; with all branches shown, nothing happens. */
  readonly count: (product: string) => void;
  readonly stopCounting: () => void;
  readonly dispose: () => void;
}

export interface StockDeps {
  readonly shop: Shop;
  readonly index?: ProductIndex;
  readonly after?: After;
}

/** Working out 100,000 levels takes a tenth of a second, so lists by level follow the counters at this pace. */
const CALM_MS = 700;
const MOST_FOUND = 2_000;

export const createStockModel = ({
  shop,
  index = createProductIndex(shop),
  after = afterTimer,
}: StockDeps): StockModel => {
  const { view, certificate } = shop;
  const docs = shop.docs("product");
  const branches = computed(() => {
    void shop.changed("branch").value;
    return knownBranches(shop);
  });
  const wanted = signal<BranchId | null | undefined>(certificate.branch ?? undefined);
  const branch = computed(() => {
    const chosen = wanted.value;
    if (chosen === null) return null;
    return branches.value.find(({ id }) => id === chosen)?.id ?? branches.value[0]?.id ?? null;
  });
  const among = computed(() => (branch.value === null ? branches.value.map(({ id }) => id) : [branch.value]));
  const query = signal("");
  const show = signal<Show>("all");
  const sorting = signal<Sorting>({ column: "product", direction: "ascending" });
  const counting = signal<CountModel | null>(null);
  const calm = calmly(shop.countersChanged, CALM_MS, after);

  const row = (id: string): StockRow | undefined => {
    const doc = docs.get(id);
    return doc === undefined
      ? undefined
      : { product: productOf(id, doc), level: stockLevel(view, among.peek(), id) };
  };
  const levels = computed(() => {
    void calm.version.value;
    void index.version.value;
    return new Map(index.all().map((id) => [id, stockLevel(view, among.value, id)]));
  });
  const minOf = (id: string): number => Number(docs.get(id)?.fields.min ?? 0);
  const found = computed(() => {
    void index.version.value;
    const asked = query.value.trim();
    return asked === "" ? index.all() : index.find(asked, MOST_FOUND);
  });
  const filtered = computed(() => {
    const wantedShow = show.value;
    if (wantedShow === "all") return found.value;
    const levelOf = levels.value;
    return found.value.filter((id) => {
      const level = levelOf.get(id) ?? NOTHING;
      return wantedShow === "short" ? level.shortage > 0 : isLow(level, minOf(id));
    });
  });

  return {
    branches,
    branch,
    chooseBranch: (chosen) => {
      wanted.value = chosen;
    },
    currency: computed(() => {
      void shop.changed("org").value;
      return readOrganisation(view)?.currency ?? "KZT";
    }),
    query,
    search: (text) => {
      query.value = text;
    },
    show,
    choose: (next) => {
      show.value = next;
    },
    sorting,
    sort: (next) => {
      sorting.value = next;
    },
    products: computed(() => {
      const { column, direction } = sorting.value;
      const ids = filtered.value;
      if (column === "product") return direction === "ascending" ? ids : ids.toReversed();
      const levelOf = levels.value;
      const sign = direction === "ascending" ? 1 : -1;
      const key = (id: string): number => sortKey(column, levelOf.get(id) ?? NOTHING, minOf(id));
      return ids.toSorted((a, b) => sign * (key(a) - key(b)));
    }),
    row,
    totals: computed(() => sumUp(levels.value, docs)),
    knowledge: computed((): Knowledge => {
      const { server, lastHeard } = shop.sync.value;
      if (server === "connected") return { type: "live" };
      return lastHeard === null ? { type: "never" } : { type: "heard", at: lastHeard };
    }),
    counting,
    count: (product) => {
      const known = row(product);
      const at = branch.peek();
      if (known !== undefined && at !== null)
        counting.value = createCountModel({ shop, branch: at, row: known });
    },
    stopCounting: () => {
      counting.value = null;
    },
    dispose: calm.stop,
  };
};

const NOTHING: CounterView = { value: 0, shortage: 0, rights: 0 };

const sortKey = (column: string, { value, rights, shortage }: CounterView, min: number): number => {
  if (column === "rights") return rights;
  if (column === "shortage") return shortage;
  return column === "min" ? min : value;
};

const sumUp = (levels: ReadonlyMap<string, CounterView>, docs: ReturnType<Shop["docs"]>): StockTotals => {
  let low = 0;
  let short = 0;
  let worth = ZERO_MONEY;
  for (const [id, level] of levels) {
    const fields = docs.get(id)?.fields ?? {};
    if (isLow(level, Number(fields.min ?? 0))) low += 1;
    if (level.shortage > 0) short += 1;
    if (level.value > 0)
      worth = addMoney(worth, worthOf(Number(fields.price ?? 0) as Money, quantity(level.value)));
  }
  return { products: levels.size, low, short, worth };
};

const worthOf = (price: Money, count: Quantity): Money => multiplyMoney(price, count);
