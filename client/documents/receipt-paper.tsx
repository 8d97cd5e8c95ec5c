import { useMemo } from "preact/hooks";
import type { Shop } from "../session/shop.ts";
import { useI18n } from "../ui/i18n.ts";
import { PaperView } from "./paper-view.tsx";
import { receiptBlocks } from "./receipt-blocks.ts";
import { type ReceiptSource, useReceipt } from "./use-receipt.ts";

export interface ReceiptPaperProps {
  readonly shop: Shop;
  readonly source: ReceiptSource;
  readonly isCopy: boolean;
}

/** A receipt as it looks on paper. */
export const ReceiptPaper = ({ shop, source, isCopy }: ReceiptPaperProps) => {
  const { t } = useI18n();
  const receipt = useReceipt(shop, source, isCopy);
  const blocks = useMemo(() => receiptBlocks(receipt), [receipt]);
  return (
    <PaperView
      blocks={blocks}
      width={shop.printer.choice.settings.value.paperWidth}
      label={t("till.receiptOf", source.sale.number)}
      qrLabel={t("receipts.qr", source.sale.number)}
    />
  );
};
