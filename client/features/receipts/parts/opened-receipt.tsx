import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refunded } from "../../../../shared/domain/refund/checked.ts";
import { ReceiptActions } from "../../../documents/receipt-actions.tsx";
import { ReceiptPaper } from "../../../documents/receipt-paper.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import type { Opened } from "../model.ts";
import styles from "./opened-receipt.module.css";
import { ReceiptDeeds, saleOf } from "./receipt-deeds.tsx";
import { RefundPane, type RefundPaneProps } from "./refund-pane.tsx";
import { RefundPaper } from "./refund-paper.tsx";

export interface OpenedReceiptProps extends Pick<RefundPaneProps, "shop" | "scans" | "onOther"> {
  readonly opened: Opened;
  /** Whether goods of it are coming back. */
  readonly isRefund: boolean;
  readonly onRefund: () => void;
  readonly onBack: () => void;
}

/** One receipt beside the list; what is printed from here is marked as a copy. */
export const OpenedReceipt = (props: OpenedReceiptProps) => {
  const { shop, scans, onOther, opened, isRefund, onRefund, onBack } = props;
  const { t } = useI18n();
  const voided = useSignal<Refunded | null>(null);
  const shown = opened.type === "receipt" ? opened.source.sale.number : "";
  useEffect(() => {
    voided.value = null;
  }, [shown]);
  if (opened.type === "none" || opened.type === "loading")
    return (
      <aside class={styles.pane}>
        {opened.type === "none" && <EmptyState icon="receipt" title={t("receipts.choose")} />}
      </aside>
    );
  if (opened.type === "missing")
    return (
      <aside class={styles.pane}>
        <Back onBack={onBack} title={t("receipts.title")} />
        <EmptyState
          icon="search"
          title={t("receipts.missing", opened.number)}
          text={t("receipts.missingHint")}
        />
      </aside>
    );
  const { source } = opened;
  const title = t("receipts.open", source.sale.number);
  const sale = saleOf(source);
  if (isRefund && sale !== null) return <RefundPane {...{ shop, sale, scans, onOther, onBack }} />;
  if (voided.value !== null)
    return (
      <aside class={styles.pane} aria-label={title}>
        <RefundPaper shop={shop} refunded={voided.value} onNext={onBack} />
      </aside>
    );
  return (
    <aside class={styles.pane} aria-label={title}>
      <Back onBack={onBack} title={title} />
      <div class={styles.desk}>
        <ReceiptPaper shop={shop} source={source} isCopy={true} />
      </div>
      <ReceiptDeeds
        shop={shop}
        source={source}
        onRefund={onRefund}
        onVoided={(refunded) => (voided.value = refunded)}
      />
      <div class={styles.actions}>
        <ReceiptActions shop={shop} source={source} isCopy={true} />
      </div>
    </aside>
  );
};

/** Only a phone needs the way back: elsewhere the list is still there. */
const Back = ({ onBack, title }: Pick<OpenedReceiptProps, "onBack"> & { readonly title: string }) => (
  <div class={styles.back}>
    <PageHeader title={title} onBack={onBack} />
  </div>
);
