import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Refunded } from "../../../../shared/domain/refund/checked.ts";
import { ReceiptActions, RefundActions } from "../../../documents/receipt-actions.tsx";
import { ReceiptPaper, RefundPaper } from "../../../documents/receipt-paper.tsx";
import type { RefundSource } from "../../../documents/use-refund.ts";
import type { ScanSource } from "../../../session/feature.ts";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import type { Opened } from "../model.ts";
import { bodyOf, isRefundSource } from "../papers.ts";
import type { Deed } from "../place.ts";
import { ExchangePane } from "./exchange-pane.tsx";
import styles from "./opened-receipt.module.css";
import { ReceiptDeeds, saleOf } from "./receipt-deeds.tsx";
import { RefundDone } from "./refund-done.tsx";
import { RefundPane } from "./refund-pane.tsx";

export interface OpenedReceiptProps {
  readonly shop: Shop;
  readonly opened: Opened;
  readonly scans: ScanSource;
  /** Cash the drawer should hold; `null` where nobody can tell. */
  readonly drawer: ReadonlySignal<number | null>;
  /** What is being done about it. */
  readonly deed: Deed | null;
  readonly till: TillDesk;
  readonly onDeed: (deed: Deed) => void;
  readonly onOpen: (number: string) => void;
  readonly onBack: () => void;
}

/** One receipt beside the list; what is printed from here is marked as a copy. */
export const OpenedReceipt = (props: OpenedReceiptProps) => {
  const { shop, scans, drawer, till, opened, deed, onDeed, onOpen, onBack } = props;
  const { t } = useI18n();
  const voided = useSignal<Refunded | null>(null);
  const shown = opened.type === "receipt" ? bodyOf(opened.source).number : "";
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
  if (isRefundSource(source)) return <OpenedRefund {...{ shop, source, onOpen, onBack }} />;
  const title = t("receipts.open", source.sale.number);
  const sale = saleOf(source);
  if (deed === "refund" && sale !== null)
    return <RefundPane {...{ shop, scans, drawer, till, sale, onBack }} onReceipt={onOpen} />;
  if (deed === "exchange" && sale !== null)
    return <ExchangePane {...{ shop, scans, drawer, till, sale, onBack }} />;
  if (voided.value !== null)
    return (
      <aside class={styles.pane} aria-label={title}>
        <RefundDone {...{ shop, till }} refunded={voided.value} onNext={onBack} />
      </aside>
    );
  return (
    <aside class={styles.pane} aria-label={title}>
      <Back onBack={onBack} title={title} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
      <section class={styles.desk} tabIndex={0} aria-label={title}>
        <ReceiptPaper shop={shop} source={source} isCopy={true} />
      </section>
      <ReceiptDeeds
        shop={shop}
        source={source}
        {...{ till, onDeed, onOpen }}
        onVoided={(refunded) => (voided.value = refunded)}
      />
      <div class={styles.actions}>
        <ReceiptActions shop={shop} source={source} isCopy={true} />
      </div>
    </aside>
  );
};

interface OpenedRefundProps extends Pick<OpenedReceiptProps, "shop" | "onOpen" | "onBack"> {
  readonly source: RefundSource;
}

/** A refund's receipt, printed again as a copy that is counted, and the way to its sale. */
const OpenedRefund = ({ shop, source, onOpen, onBack }: OpenedRefundProps) => {
  const { t } = useI18n();
  const { number, of } = source.refund;
  const title = t("refund.receiptOf", number);
  return (
    <aside class={styles.pane} aria-label={title}>
      <Back onBack={onBack} title={title} />
      <div class={styles.desk}>
        <RefundPaper shop={shop} source={source} isCopy={true} />
      </div>
      <div class={styles.actions}>
        <RefundActions shop={shop} source={source} isCopy={true} />
        {of !== null && (
          <Button kind="ghost" full={true} icon="receipt" onClick={() => onOpen(of.number)}>
            {t("refund.openSale", of.number)}
          </Button>
        )}
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
