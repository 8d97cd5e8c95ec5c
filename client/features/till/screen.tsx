import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { receiptNumberOf } from "../../../shared/documents/receipt-qr.ts";
import { mayRole } from "../../../shared/domain/access/roles.ts";
import type { CartLine } from "../../../shared/domain/sale/cart.ts";
import type { SaleTerms } from "../../../shared/domain/sale/terms.ts";
import { createDrafts, saleDraftKey } from "../../device/drafts.ts";
import { loadPdfParts } from "../../documents/pdf-parts.ts";
import type { FeatureProps } from "../../session/feature.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useI18n } from "../../ui/i18n.ts";
import { useActions } from "../../ui/keys.ts";
import { createTillModel, type TillModel } from "./model.ts";
import { GoodsPane } from "./parts/goods-pane.tsx";
import { PaymentStep } from "./parts/payment-step.tsx";
import { ProblemDialog } from "./parts/problem-dialog.tsx";
import { ReceiptStep } from "./parts/receipt-step.tsx";
import { SaleBar } from "./parts/sale-bar.tsx";
import { SalePane } from "./parts/sale-pane.tsx";
import { QuantityDialog, StockDialog, VoidDialog, WhichDialog } from "./parts/till-dialogs.tsx";
import { useSaleKeys } from "./parts/use-sale-keys.ts";
import styles from "./screen.module.css";

/** The till at `/till`: goods and the open sale, then payment, then the receipt. */
export const TillScreen = (props: FeatureProps) => {
  const { shop, scans, go } = props;
  const { t } = useI18n();
  const till = useMemo(
    () =>
      createTillModel({ shop, drafts: createDrafts(localStorage, saleDraftKey(shop.certificate.device)) }),
    [shop],
  );
  useEffect(() => till.dispose, [till]);
  useWarmPdf(shop, till);
  useLayoutEffect(
    () =>
      scans.subscribe(({ text }) => {
        const receipt = receiptNumberOf(text);
        if (receipt === null) till.scanning.scan(text);
        else if (till.checkout.step.peek().type !== "payment") go(`/receipts/${receipt}`);
      }),
    [scans, till, go],
  );
  const terms = till.terms.value;
  if (terms === undefined)
    return <EmptyState icon="settings" title={t("till.notReadyTitle")} text={t("till.notReadyText")} />;
  const step = till.checkout.step.value;
  const { question } = till.scanning;
  return (
    <div class={styles.till}>
      {step.type === "sale" && <SaleStep {...props} till={till} terms={terms} />}
      {step.type === "payment" && <PaymentStep till={till} terms={terms} />}
      {step.type === "receipt" && <ReceiptStep shop={shop} till={till} paid={step.paid} />}
      <ProblemDialog shop={shop} till={till} />
      {question.value !== null && (
        <WhichDialog till={till} question={question.value} currency={terms.currency} />
      )}
    </div>
  );
};

/** The first receipt made with a connection brings the PDF's parts along, so that an outage finds them here. */
const useWarmPdf = ({ sync }: Pick<FeatureProps["shop"], "sync">, { checkout }: TillModel): void => {
  const isWarm = useRef(false);
  const isReceipt = checkout.step.value.type === "receipt";
  useEffect(() => {
    if (!isReceipt || isWarm.current || sync.peek().server !== "connected") return;
    isWarm.current = true;
    requestIdleCallback(() => void loadPdfParts().catch(() => (isWarm.current = false)));
  }, [isReceipt, sync]);
};

type SaleStepProps = FeatureProps & { readonly till: TillModel; readonly terms: SaleTerms };

type Asking =
  | { readonly type: "void" }
  | { readonly type: "quantity"; readonly line: CartLine }
  | { readonly type: "stock"; readonly product: string };

/** Goods beside the sale; on a phone the sale lies over them, behind a bar with its total. */
const SaleStep = ({ shop, till, terms, go }: SaleStepProps) => {
  const asking = useSignal<Asking | null>(null);
  const isOpen = useSignal(false);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const { sale, checkout } = till;
  const close = () => {
    asking.value = null;
  };
  const askVoid = () => {
    if (sale.cart.peek().lines.length > 0) asking.value = { type: "void" };
  };
  useSaleKeys(till);
  useActions({
    "till.search": () => search.current?.focus(),
    "till.pay": checkout.pay,
    "till.more": () => sale.more(),
    "till.less": () => sale.less(),
    "till.remove": () => sale.remove(),
    "till.void": askVoid,
    "till.stock": () => {
      const product = sale.selected.peek()?.productId;
      if (product !== undefined) asking.value = { type: "stock", product };
    },
  });
  const mayAdd = mayRole(shop.person.value?.role ?? "", "catalog.edit");
  const addProduct = mayAdd ? (code: string) => go(`/products?new=${encodeURIComponent(code)}`) : undefined;
  return (
    <div class={styles.panes} data-sale-open={isOpen.value}>
      <GoodsPane
        shop={shop}
        till={till}
        currency={terms.currency}
        searchRef={search}
        gridRef={grid}
        onStock={(product) => (asking.value = { type: "stock", product })}
        onAdded={() => pane.current?.focus()}
        onAddGoods={mayAdd ? () => go("/products") : undefined}
      />
      <SalePane
        shop={shop}
        till={till}
        terms={terms}
        paneRef={pane}
        onVoid={askVoid}
        onQuantity={(line) => (asking.value = { type: "quantity", line })}
        onAddProduct={addProduct}
        onClose={() => (isOpen.value = false)}
      />
      <SaleBar till={till} terms={terms} onOpen={() => (isOpen.value = true)} onAddProduct={addProduct} />
      {asking.value?.type === "void" && <VoidDialog till={till} currency={terms.currency} onClose={close} />}
      {asking.value?.type === "quantity" && (
        <QuantityDialog till={till} line={asking.value.line} onClose={close} />
      )}
      {asking.value?.type === "stock" && (
        <StockDialog shop={shop} product={asking.value.product} onClose={close} />
      )}
    </div>
  );
};
