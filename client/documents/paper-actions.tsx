import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { explainError } from "../../shared/i18n/explain/error.ts";
import { saveFile } from "../device/files.ts";
import type { Shop } from "../session/shop.ts";
import { Button } from "../ui/button.tsx";
import { type I18n, useI18n } from "../ui/i18n.ts";
import { useActions, useKeymap } from "../ui/keys.ts";
import { CopyWait } from "./copy-wait.tsx";
import type { Block, PaperWidth } from "./paper.ts";
import { loadPdfParts } from "./pdf-parts.ts";
import { printPaper } from "./print-paper.tsx";
import { printerErrorText } from "./printer-error.ts";
import styles from "./receipt-actions.module.css";
import { receiptBlocks } from "./receipt-blocks.ts";
import { createReceiptPrinting, type PrintFailure } from "./receipt-printing.ts";
import type { CopyFirst } from "./sale-copies.ts";
import type { ReceiptMaker } from "./use-receipt.ts";

export interface PaperActionsProps {
  readonly shop: Shop;
  /** Of the sale or refund. */
  readonly number: string;
  readonly branch: string;
  readonly make: ReceiptMaker;
  /** What the paper is, for those who cannot see it. */
  readonly label: string;
  readonly isCopy: boolean;
  /** Whether money goes into the drawer or out of it. */
  readonly movesCash: boolean;
  /** What has to be waited for before printing; left out, nothing. */
  readonly first?: CopyFirst | null | undefined;
  /** Just made: the drawer opens for cash, and the receipt is printed where this device prints each at once. */
  readonly isFresh?: boolean | undefined;
}

/** Print and PDF. What is printed later than when it was made is a copy, and is counted [PAPER-1]. */
export const PaperActions = (props: PaperActionsProps) => {
  const { number, make, isCopy, first = null } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const keys = useKeymap();
  const printing = usePrinting(props, i18n);
  const width = props.shop.printer.choice.settings.value.paperWidth;
  const pdf = usePdf(() => receiptBlocks(make(isCopy ? 0 : null)), number, width);
  const failure = printing.failure.value;
  useActions({ "till.print": () => void printing.print() });
  return (
    <div class={styles.actions}>
      <Button
        icon="printer"
        busy={printing.isWaiting.value}
        combo={keys?.comboOf("till.print") || undefined}
        onClick={() => void printing.print()}
      >
        {t(isCopy ? "receipts.printCopy" : "ui.print")}
      </Button>
      <Button icon="download" busy={pdf.busy.value} onClick={() => void pdf.save()}>
        {t("receipts.pdf")}
      </Button>
      {printing.isWaiting.value && first !== null && (
        <CopyWait milliseconds={first.milliseconds} onPrintNow={() => void printing.printNow()} />
      )}
      {failure !== null && (
        <p class={styles.failed} role="alert">
          {failureText(failure, i18n)}
        </p>
      )}
      {pdf.failed.value && (
        <p class={styles.failed} role="alert">
          {t("receipts.pdfFailed")}
        </p>
      )}
    </div>
  );
};

const usePrinting = (props: PaperActionsProps, { t }: Pick<I18n, "t">) => {
  const { shop, number, branch, make, label, isCopy, isFresh = false } = props;
  const latest = useRef({ make, first: props.first ?? null });
  latest.current = { make, first: props.first ?? null };
  const isCashDue = useRef(isFresh && props.movesCash);
  const printing = useMemo(
    () =>
      createReceiptPrinting({
        shop,
        number,
        branch,
        isNew: !isCopy,
        make: () => latest.current.make,
        first: () => latest.current.first,
        send: (receipt) => {
          const drawer = isCashDue.current;
          isCashDue.current = false;
          const paper = { blocks: receiptBlocks(receipt), label, qrLabel: t("receipts.qr", number), drawer };
          return printPaper(shop.printer, paper);
        },
      }),
    [shop, number, branch, isCopy],
  );
  useEffect(() => {
    const { printer } = shop;
    if (!isFresh || !printer.isDirect()) return;
    if (printer.choice.settings.peek().auto) void printing.print();
    else if (isCashDue.current) {
      isCashDue.current = false;
      void printer.openDrawer(); // whether it opened is plain to see; the next print says what is wrong
    }
  }, [printing]);
  return printing;
};

const failureText = (failure: PrintFailure, i18n: I18n): string =>
  failure.type === "printer"
    ? printerErrorText(failure.error, i18n)
    : explainError(failure.error, i18n.messages.value, i18n.format.value);

/** Saving as PDF: busy while its parts are fetched, failed where they cannot be. */
export const usePdf = (blocks: () => readonly Block[], name: string, width: PaperWidth) => {
  const busy = useSignal(false);
  const failed = useSignal(false);
  const save = async (): Promise<void> => {
    busy.value = true;
    failed.value = false;
    try {
      const { paperPdf, fonts } = await loadPdfParts();
      saveFile(`${name}.pdf`, paperPdf(blocks(), fonts, name, width), "application/pdf");
    } catch {
      failed.value = true; // shown: its code could not be fetched
    } finally {
      busy.value = false;
    }
  };
  return { busy, failed, save };
};
