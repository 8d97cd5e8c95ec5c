import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { mayRole } from "../../../../shared/domain/access/roles.ts";
import { type CartLine, isEmptyCart } from "../../../../shared/domain/sale/cart.ts";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import type { FeatureProps } from "../../../session/feature.ts";
import { useActions } from "../../../ui/keys.ts";
import type { TillModel } from "../model.ts";
import styles from "../screen.module.css";
import { AskedDialog, type Asking } from "./asked-dialog.tsx";
import { GoodsPane } from "./goods-pane.tsx";
import { SaleBar } from "./sale-bar.tsx";
import { SalePane } from "./sale-pane.tsx";
import { useSaleKeys } from "./use-sale-keys.ts";

export type SaleStepProps = FeatureProps & {
  readonly till: TillModel;
  readonly terms: SaleTerms;
  readonly onCamera: () => void;
};

/** Goods beside the sale; on a phone the sale lies over them, behind a bar with its total. */
export const SaleStep = (props: SaleStepProps) => {
  const { shop, till, terms, go, onCamera } = props;
  const asking = useSignal<Asking | null>(null);
  const isOpen = useSignal(false);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const mayAdd = mayRole(shop.person.value?.role ?? "", "catalog.edit");
  const ask = (asked: Asking | null): void => {
    if (asked?.type !== "hold" || till.holding.mayHold()) asking.value = asked;
  };
  const addProduct = mayAdd ? (code: string) => ask({ type: "product", code }) : undefined;
  const askVoid = () => {
    if (!isEmptyCart(till.sale.cart.peek())) ask({ type: "void" });
  };
  // Whatever led here is gone with its focus: the keys begin at the sale.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  }, []);
  useSaleKeys(till);
  useStepActions(till, ask, { search: () => search.current?.focus(), askVoid, addProduct });
  return (
    <div class={styles.panes} data-sale-open={isOpen.value}>
      <GoodsPane
        shop={shop}
        till={till}
        currency={terms.currency}
        searchRef={search}
        gridRef={grid}
        onCamera={onCamera}
        onStock={(product) => ask({ type: "stock", product })}
        onAdded={() => pane.current?.focus()}
        onAddGoods={mayAdd ? () => go("/products") : undefined}
      />
      <SalePane
        shop={shop}
        till={till}
        terms={terms}
        paneRef={pane}
        onVoid={askVoid}
        onQuantity={(line) => ask({ type: "quantity", line })}
        onDiscount={(line) => ask({ type: "discount", line })}
        onAsk={(what) => ask(what === "discount" ? { type: what, line: null } : { type: what })}
        onAddProduct={addProduct}
        onClose={() => (isOpen.value = false)}
      />
      <SaleBar till={till} terms={terms} onOpen={() => (isOpen.value = true)} onAddProduct={addProduct} />
      {asking.value !== null && <AskedDialog {...props} asking={asking.value} onClose={() => ask(null)} />}
    </div>
  );
};

interface StepActions {
  readonly search: () => void;
  readonly askVoid: () => void;
  readonly addProduct: ((code: string) => void) | undefined;
}

/** What the sale does by key; each is also a button. */
const useStepActions = (
  { sale, sales, checkout }: TillModel,
  ask: (asked: Asking | null) => void,
  { search, askVoid, addProduct }: StepActions,
): void => {
  const withGoods = (asked: () => Asking | null) => () => {
    if (!isEmptyCart(sale.cart.peek())) ask(asked());
  };
  const selected = (): CartLine | null => sale.selected.peek();
  useActions({
    "till.search": search,
    "till.pay": () => checkout.pay(),
    "till.cash": () => checkout.pay("cash"),
    "till.card": () => checkout.pay("card"),
    "till.qr": () => checkout.pay("qr"),
    "till.more": () => sale.more(),
    "till.less": () => sale.less(),
    "till.remove": () => sale.remove(),
    "till.void": askVoid,
    "till.stock": withGoods(() => {
      const product = selected()?.productId;
      return product === undefined ? null : { type: "stock", product };
    }),
    "till.customer": () => ask({ type: "customer" }),
    "till.discount": withGoods(() => {
      const line = selected();
      return line === null ? null : { type: "discount", line };
    }),
    "till.discountAll": withGoods(() => ({ type: "discount", line: null })),
    "till.code": () => ask({ type: "code" }),
    "till.hold": withGoods(() => ({ type: "hold" })),
    "till.held": () => ask({ type: "held" }),
    "till.new": () => void (isEmptyCart(sale.cart.peek()) || sales.start()),
    "till.next": sales.next,
    "till.addProduct": () => {
      const unknown = sale.notices.peek().find((notice) => notice.type === "UnknownCode");
      if (unknown?.type === "UnknownCode") addProduct?.(unknown.code);
    },
  });
};
