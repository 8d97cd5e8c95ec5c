import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { BranchId } from "../../../../shared/core/ids.ts";
import { refundDocument } from "../../../../shared/documents/refund-receipt.ts";
import { readBranch } from "../../../../shared/domain/access/branch.ts";
import { readOrganisation } from "../../../../shared/domain/access/organisation.ts";
import type { Refunded } from "../../../../shared/domain/refund/checked.ts";
import { PaperView } from "../../../documents/paper-view.tsx";
import { printPaper } from "../../../documents/print-paper.tsx";
import { printerErrorText } from "../../../documents/printer-error.ts";
import { receiptBlocks } from "../../../documents/receipt-blocks.ts";
import type { Shop } from "../../../session/shop.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useEnter } from "../../../ui/enter.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import styles from "./refund-pane.module.css";

export interface RefundPaperProps {
  readonly shop: Shop;
  readonly refunded: Refunded;
  readonly onNext: () => void;
}

/** A refund just made, on paper; printing it opens the drawer where cash goes out. */
export const RefundPaper = ({ shop, refunded, onNext }: RefundPaperProps) => {
  const i18n = useI18n();
  const { t, messages, format } = i18n;
  const keys = useKeymap();
  const failure = useSignal<string | null>(null);
  useEnter(onNext);
  useActions({ "till.print": () => void print() });
  const { refund, at, number } = refunded;
  const blocks = useMemo(
    () =>
      receiptBlocks(
        refundDocument(
          {
            ...{ refund, at, cashier: shop.person.peek()?.name ?? "", copy: undefined },
            organisation: readOrganisation(shop.view) ?? { name: "", taxId: "", footer: "" },
            branch: readBranch(shop.view, refund.branch as BranchId) ?? null,
          },
          messages.value,
          format.value,
        ),
      ),
    [refund, messages.value, format.value],
  );
  const label = t("refund.done", number);
  const paper = { blocks, label, qrLabel: t("receipts.qr", number) };
  const print = async () => {
    const drawer = refund.tenders.some(({ type }) => type === "cash");
    const done = await printPaper(shop.printer, { ...paper, drawer });
    failure.value = done.ok ? null : printerErrorText(done.error, i18n);
  };
  return (
    <>
      <div class={styles.body}>
        <Banner tone="done">{label}</Banner>
        <PaperView {...paper} width={shop.printer.choice.settings.value.paperWidth} />
      </div>
      <div class={styles.foot}>
        {failure.value !== null && <Banner tone="stop">{failure.value}</Banner>}
        <Button icon="printer" combo={keys?.comboOf("till.print") || undefined} onClick={() => void print()}>
          {t("ui.print")}
        </Button>
        <Button kind="primary" combo="Enter" onClick={onNext}>
          {t("refund.next")}
        </Button>
      </div>
    </>
  );
};
