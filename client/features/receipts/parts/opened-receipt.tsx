import { ReceiptActions } from "../../../documents/receipt-actions.tsx";
import { ReceiptPaper } from "../../../documents/receipt-paper.tsx";
import type { Shop } from "../../../session/shop.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import type { Opened } from "../model.ts";
import styles from "./opened-receipt.module.css";

export interface OpenedReceiptProps {
  readonly shop: Shop;
  readonly opened: Opened;
  readonly onBack: () => void;
}

/** One receipt beside the list; what is printed from here is marked as a copy. */
export const OpenedReceipt = ({ shop, opened, onBack }: OpenedReceiptProps) => {
  const { t } = useI18n();
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
  return (
    <aside class={styles.pane} aria-label={title}>
      <Back onBack={onBack} title={title} />
      <div class={styles.desk}>
        <ReceiptPaper shop={shop} source={source} isCopy={true} />
      </div>
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
