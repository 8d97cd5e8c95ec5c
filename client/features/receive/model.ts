import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { BranchId } from "../../../shared/core/ids.ts";
import type { Branch } from "../../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../../shared/domain/access/organisation.ts";
import { type Product, readProduct } from "../../../shared/domain/catalog/product.ts";
import { stockCounter } from "../../../shared/domain/stock/item.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import type { Currency } from "../../../shared/lib/money.ts";
import {
  PRECISION_BY_UNIT,
  parseQuantity,
  type Quantity,
  quantityToText,
  units,
} from "../../../shared/lib/quantity.ts";
import type { Drafts } from "../../device/drafts.ts";
import { knownBranches } from "../../session/branches.ts";
import { createProductIndex, type ProductIndex } from "../../session/product-index.ts";
import { productsOfCode } from "../../session/read-code.ts";
import type { Shop } from "../../session/shop.ts";
import { type CheckedLine, checkLine, fromSaved, type ReceiveLine, toSaved, totalCost } from "./lines.ts";
import { createPosted, type PostedModel } from "./posted.ts";

/** What the last scan came to, when it was not a line. */
export type Notice =
  | { readonly type: "UnknownCode"; readonly code: string }
  | {
      readonly type: "Which";
      readonly code: string;
      readonly products: readonly Product[];
      readonly quantity: Quantity | undefined;
    }
  | { readonly type: "Refused"; readonly error: AnyError }
  | { readonly type: "NotKept" };

/** Goods being received: scanned or searched, counted, posted in one write. */
export interface ReceiveModel {
  readonly branches: ReadonlySignal<readonly Branch[]>;
  readonly branch: ReadonlySignal<BranchId | null>;
  readonly chooseBranch: (branch: BranchId) => void;
  readonly currency: ReadonlySignal<Currency>;
  readonly query: ReadonlySignal<string>;
  readonly search: (text: string) => void;
  readonly found: ReadonlySignal<readonly Product[]>;
  readonly onHand: (product: string) => Quantity;
  /** Newest first, each with what is wrong with it. */
  readonly lines: ReadonlySignal<readonly CheckedLine[]>;
  readonly total: ReadonlySignal<ReturnType<typeof totalCost>>;
  readonly reference: ReadonlySignal<string>;
  readonly writeReference: (text: string) => void;
  /** The product whose quantity wants the focus; grows anew with each wish. */
  readonly focus: ReadonlySignal<{ readonly product: string; readonly n: number } | null>;
  readonly notice: ReadonlySignal<Notice | null>;
  readonly hush: () => void;
  readonly scan: (code: string) => void;
  /** So much more of a product, one where nothing is said; goods by measure then ask for their quantity instead. */
  readonly add: (product: string, quantity?: Quantity) => void;
  readonly step: (product: string, by: 1 | -1) => void;
  readonly setQuantity: (product: string, text: string) => void;
  readonly setCost: (product: string, text: string) => void;
  readonly remove: (product: string) => void;
  readonly clear: () => void;
  readonly busy: ReadonlySignal<boolean>;
  /** Posts all lines; how many, or `null` when it did not work: then everything stays and `notice` says why. */
  readonly post: () => Promise<number | null>;
  readonly posted: PostedModel;
  readonly dispose: () => void;
}

export interface ReceiveDeps {
  readonly shop: Shop;
  readonly drafts: Drafts;
  /** The day an instant falls on, in any spelling. */
  readonly dayOf: (at: number) => string;
  readonly index?: ProductIndex;
}

const MOST_FOUND = 50;
const MOST_REFERENCE = 200;

export const createReceiveModel = ({
  shop,
  drafts,
  dayOf,
  index = createProductIndex(shop),
}: ReceiveDeps): ReceiveModel => {
  const { view } = shop;
  const saved = fromSaved(drafts.load());
  const list = signal<readonly ReceiveLine[]>(saved.lines);
  const reference = signal(saved.reference);
  const query = signal("");
  const notice = signal<Notice | null>(null);
  const focus = signal<{ product: string; n: number } | null>(null);
  const busy = signal(false);
  const wanted = signal<BranchId | null>(shop.certificate.branch);
  const branches = computed(() => {
    void shop.changed("branch").value;
    return knownBranches(shop);
  });
  const branch = computed(
    () =>
      branches.value.find(({ id }) => id === wanted.value)?.id ??
      branches.value[0]?.id ??
      shop.certificate.branch,
  );
  const products = shop.changed("product");
  const lines = computed(() => {
    void products.value;
    return list.value.map((line) => checkLine(line, readProduct(view, line.product)));
  });
  const posted = createPosted(shop, dayOf);
  const stopSaving = effect(() => {
    if (!drafts.save(toSaved(list.value, reference.value))) notice.value = { type: "NotKept" };
  });

  const change = (product: string, edit: (line: ReceiveLine) => ReceiveLine): void => {
    list.value = list.peek().map((line) => (line.product === product ? edit(line) : line));
  };
  const askQuantity = (product: string): void => {
    focus.value = { product, n: (focus.peek()?.n ?? 0) + 1 };
  };
  /** `by` thousandths more, never down to nothing. */
  const move = (product: string, by: number): void => {
    const unit = readProduct(view, product)?.unit ?? "pcs";
    change(product, (line) => {
      const now = parseQuantity(line.quantity, unit, { allowZero: true });
      const next = (now.ok ? now.value : 0) + by;
      return next <= 0 ? line : { ...line, quantity: quantityToText(next as Quantity) };
    });
  };
  const add = (id: string, quantity?: Quantity): void => {
    const product = readProduct(view, id);
    query.value = "";
    if (product === undefined) return;
    if (product.archived) {
      notice.value = { type: "Refused", error: { type: "ArchivedProduct", name: product.name } as AnyError };
      return;
    }
    notice.value = null;
    const more = quantity ?? (PRECISION_BY_UNIT[product.unit] === 0 ? units(1) : undefined);
    const known = list.peek().find((line) => line.product === id);
    const line = known ?? { product: id, quantity: "", cost: "" };
    list.value = [line, ...list.peek().filter((other) => other !== known)];
    if (more === undefined) askQuantity(id);
    else move(id, more);
  };
  const scan = (scanned: string): void => {
    const { products: matches, code, quantity } = productsOfCode(shop, scanned);
    const [only] = matches;
    if (matches.length > 1) notice.value = { type: "Which", code, products: matches, quantity };
    else if (only === undefined) notice.value = { type: "UnknownCode", code };
    else add(only.id, quantity);
  };
  const clear = (): void => {
    list.value = [];
    reference.value = "";
    notice.value = null;
  };
  const post = async (): Promise<number | null> => {
    const ready = lines.peek().flatMap(({ ready: one }) => one ?? []);
    const at = branch.peek();
    if (busy.peek() || ready.length === 0 || ready.length < list.peek().length) return null;
    busy.value = true;
    const done = await shop.run("stock.receive", {
      lines: ready,
      reference: reference.peek(),
      ...(at !== null && { branch: at }),
    });
    busy.value = false;
    if (!done.ok) {
      notice.value = { type: "Refused", error: done.error };
      return null;
    }
    clear();
    await posted.refresh();
    return ready.length;
  };

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
    found: computed(() => {
      void index.version.value;
      const asked = query.value.trim();
      return asked === "" ? [] : index.find(asked, MOST_FOUND).flatMap((id) => readProduct(view, id) ?? []);
    }),
    onHand: (product) => {
      const at = branch.peek();
      return (at === null ? 0 : view.counter(stockCounter(at, product)).value) as Quantity;
    },
    lines,
    total: computed(() => totalCost(lines.value)),
    reference,
    writeReference: (text) => {
      reference.value = text.slice(0, MOST_REFERENCE);
    },
    focus,
    notice,
    hush: () => {
      notice.value = null;
    },
    scan,
    add,
    step: (product, by) => move(product, by * units(1)),
    setQuantity: (product, text) => change(product, (line) => ({ ...line, quantity: text })),
    setCost: (product, text) => change(product, (line) => ({ ...line, cost: text })),
    remove: (product) => {
      list.value = list.peek().filter((line) => line.product !== product);
    },
    clear,
    busy,
    post,
    posted,
    dispose: stopSaving,
  };
};
