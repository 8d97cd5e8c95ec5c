import { useSignal } from "@preact/signals";
import { saveFile } from "../device/files.ts";
import { Button } from "../ui/button.tsx";
import { type I18n, useI18n } from "../ui/i18n.ts";
import { useActions, useKeymap } from "../ui/keys.ts";
import { CopyWait } from "./copy-wait.tsx";
import type { Block } from "./paper.ts";
import { PaperView } from "./paper-view.tsx";
import { loadPdfParts } from "./pdf-parts.ts";
import { printOnRoll } from "./print.ts";
import styles from "./receipt-actions.module.css";
import { receiptBlocks } from "./receipt-blocks.ts";
import type { ReceiptPaperProps } from "./receipt-paper.tsx";
import type { CopyFirst } from "./sale-copies.ts";
import { useReceipt } from "./use-receipt.ts";

export interface ReceiptActionsProps extends ReceiptPaperProps {
  /** What has to be waited for before printing; left out, nothing. */
  readonly first?: CopyFirst | null | undefined;
}

/** Print and PDF. What is printed later than at the sale is marked as a copy. */
export const ReceiptActions = ({ shop, source, isCopy, first = null }: ReceiptActionsProps) => {
  const { t } = useI18n();
  const keys = useKeymap();
  const receipt = useReceipt(shop, source, isCopy);
  const busy = useSignal(false);
  const failed = useSignal(false);
  const { number } = source.sale;
  const isWaiting = useSignal(false);
  const printNow = () => {
    isWaiting.value = false;
    void printOnRoll(<ReceiptSheet blocks={receiptBlocks(receipt)} number={number} t={t} />);
  };
  const print = () => {
    if (isWaiting.peek()) return;
    if (first === null || first.isHeld()) {
      printNow();
      return;
    }
    isWaiting.value = true;
    void first.wait().then(() => isWaiting.peek() && printNow());
  };
  const savePdf = async () => {
    busy.value = true;
    failed.value = false;
    try {
      await saveReceiptPdf(receiptBlocks(receipt), number);
    } catch {
      failed.value = true; // shown below: its code could not be fetched
    } finally {
      busy.value = false;
    }
  };
  useActions({ "till.print": print });
  return (
    <div class={styles.actions}>
      <Button
        icon="printer"
        busy={isWaiting.value}
        combo={keys?.comboOf("till.print") || undefined}
        onClick={print}
      >
        {t(isCopy ? "receipts.printCopy" : "ui.print")}
      </Button>
      <Button icon="download" busy={busy.value} onClick={() => void savePdf()}>
        {t("receipts.pdf")}
      </Button>
      {isWaiting.value && first !== null && (
        <CopyWait milliseconds={first.milliseconds} onPrintNow={printNow} />
      )}
      {failed.value && (
        <p class={styles.failed} role="alert">
          {t("receipts.pdfFailed")}
        </p>
      )}
    </div>
  );
};

interface ReceiptSheetProps {
  readonly blocks: readonly Block[];
  readonly number: string;
  readonly t: I18n["t"];
}

const ReceiptSheet = ({ blocks, number, t }: ReceiptSheetProps) => (
  <PaperView blocks={blocks} label={t("till.receiptOf", number)} qrLabel={t("receipts.qr", number)} />
);

const saveReceiptPdf = async (blocks: readonly Block[], number: string): Promise<void> => {
  const { paperPdf, fonts } = await loadPdfParts();
  saveFile(`${number}.pdf`, paperPdf(blocks, fonts, number), "application/pdf");
};
