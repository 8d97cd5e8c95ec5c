import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { Product } from "../../../shared/domain/catalog/product.ts";
import { NO_CASH_ROUNDING } from "../../../shared/domain/payment/rounding.ts";
import type { Refunded } from "../../../shared/domain/refund/checked.ts";
import { REFUND_FREE } from "../../../shared/domain/refund/kinds.ts";
import { cashIn, payBack, type Way } from "../../../shared/domain/refund/money-back.ts";
import type { Back } from "../../../shared/domain/refund/refund-body.ts";
import { priceSale } from "../../../shared/domain/sale/pricing.ts";
import { readTerms } from "../../../shared/domain/sale/terms.ts";
import type { AnyError } from "../../../shared/i18n/explain/goods.ts";
import { type Money, ZERO_MONEY } from "../../../shared/lib/money.ts";
import type { Quantity } from "../../../shared/lib/quantity.ts";
import { drawerShort } from "../../session/drawer-cash.ts";
import { createLending, type Lending } from "../../session/lending.ts";
import type { Shop } from "../../session/shop.ts";
import { createGoodsPicker, type GoodsPicker } from "./goods-picker.ts";
import { createRefundStory, type RefundStory } from "./refund-story.ts";

/** Goods that come back without a receipt; thousandths, minor units. */
export interface FreeLine {
  readonly product: Product;
  readonly quantity: number;
  /** What goes back for one. */
  readonly price: Money;
  readonly back: Back;
}

export type FreeWay = Exclude<Way, { readonly type: "original" }>;

/** Goods taken back of which nobody can tell whether they were sold here [REFUND-9]. */
export interface FreeRefundModel {
  readonly picker: GoodsPicker;
  /** In the order they were put down. */
  readonly lines: ReadonlySignal<readonly FreeLine[]>;
  /** What goes back, cash rounded; minor units. */
  readonly total: ReadonlySignal<number>;
  readonly drawerShort: ReadonlySignal<number>;
  readonly story: RefundStory;
  readonly way: ReadonlySignal<FreeWay>;
  readonly setWay: (way: FreeWay) => void;
  readonly isOwn: ReadonlySignal<boolean>;
  readonly lending: Lending;
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<AnyError | null>;
  readonly done: ReadonlySignal<Refunded | null>;
  readonly change: (product: string, edit: Partial<Omit<FreeLine, "product">>) => void;
  readonly remove: (product: string) => void;
  readonly submit: () => Promise<void>;
}

export interface FreeRefundDeps {
  readonly shop: Pick<Shop, "run" | "view" | "docs" | "changed" | "person" | "approvals">;
  /** Cash the drawer should hold; `null` where nobody can tell. */
  readonly drawer: ReadonlySignal<number | null>;
}

const ONE = 1_000;

export const createFreeRefund = ({ shop, drawer }: FreeRefundDeps): FreeRefundModel => {
  const lines = signal<readonly FreeLine[]>([]);
  const way = signal<FreeWay>({ type: "cash" });
  const isBusy = signal(false);
  const problem = signal<AnyError | null>(null);
  const done = signal<Refunded | null>(null);
  const story = createRefundStory();
  const lending = createLending(shop, REFUND_FREE);
  const isOwn = computed(() => mayRole(shop.person.value?.role ?? "", REFUND_FREE));
  const edit = (next: readonly FreeLine[]): void =>
    batch(() => {
      lines.value = next;
      problem.value = null;
    });
  const change: FreeRefundModel["change"] = (id, part) =>
    edit(lines.peek().map((line) => (line.product.id === id ? { ...line, ...part } : line)));
  const add = (product: Product, measured?: Quantity): void => {
    const quantity = measured ?? ONE;
    const known = lines.peek().find((line) => line.product.id === product.id);
    if (known !== undefined) change(product.id, { quantity: known.quantity + quantity });
    else edit([...lines.peek(), { product, quantity, price: product.price, back: "shelf" }]);
  };
  const money = computed(() => {
    const terms = readTerms(shop.view);
    const priced = terms === undefined ? null : priceSale(lines.value.map(toPriced), terms.taxMode);
    const total = priced?.ok ? priced.value.total : ZERO_MONEY;
    return payBack(
      { tenders: [], change: 0 },
      { paidByTender: [] },
      way.value,
      total,
      terms?.rounding ?? NO_CASH_ROUNDING,
    );
  });
  const write = async (): Promise<void> => {
    const told = story.tell();
    const goods = lines.peek();
    if (told === null || goods.length === 0 || goods.some(({ quantity }) => quantity === 0)) return;
    const approval = isOwn.peek() ? undefined : await lending.lend();
    if (approval === null) return;
    const asked = goods.map(({ product, quantity, price, back }) => ({
      ...{ product: product.id, quantity, back },
      ...(price !== product.price && { price }),
    }));
    const refunded = await shop.run("sale.refund-free", { lines: asked, way: way.peek(), ...told }, approval);
    if (refunded.ok) done.value = refunded.value;
    else problem.value = refunded.error;
  };
  return {
    ...{ lines, story, way, isOwn, lending, problem, done, change },
    picker: createGoodsPicker({ shop, archived: true, onPick: add }),
    total: computed(() => money.value.total),
    drawerShort: computed(() => drawerShort(cashIn(money.value.tenders), drawer.value)),
    busy: computed(() => isBusy.value || lending.busy.value),
    setWay: (next) => {
      way.value = next;
    },
    remove: (id) => edit(lines.peek().filter(({ product }) => product.id !== id)),
    submit: async () => {
      if (isBusy.peek() || done.peek() !== null) return;
      isBusy.value = true;
      try {
        await write();
      } finally {
        isBusy.value = false;
      }
    },
  };
};

const toPriced = ({ product: { taxRate }, quantity, price }: FreeLine) => ({
  ...{ price, taxRate },
  quantity: quantity as Quantity,
});
