import { useMemo } from "preact/hooks";
import type { Receipt } from "../../shared/documents/receipt.ts";
import type { Shop } from "../session/shop.ts";
import { useI18n } from "../ui/i18n.ts";
import { PaperView } from "./paper-view.tsx";
import { receiptBlocks } from "./receipt-blocks.ts";
import { type ReceiptSource, useReceipt } from "./use-receipt.ts";
import { type RefundSource, useRefundMaker } from "./use-refund.ts";

export interface ReceiptPaperProps {
  readonly shop: Shop;
  readonly source: ReceiptSource;
  readonly isCopy: boolean;
}

/** A receipt as it looks on paper. */
export const ReceiptPaper = ({ shop, source, isCopy }: ReceiptPaperProps) => {
  const { t } = useI18n();
  const { number } = source.sale;
  return (
    <Roll
      {...{ shop, number }}
      receipt={useReceipt(shop, source, isCopy)}
      label={t("till.receiptOf", number)}
    />
  );
};

export interface RefundPaperProps {
  readonly shop: Shop;
  readonly source: RefundSource;
  readonly isCopy: boolean;
}

/** A refund's receipt as it looks on paper. */
export const RefundPaper = ({ shop, source, isCopy }: RefundPaperProps) => {
  const { t } = useI18n();
  const { number } = source.refund;
  const make = useRefundMaker(shop, source);
  return (
    <Roll {...{ shop, number }} receipt={make(isCopy ? 0 : null)} label={t("refund.receiptOf", number)} />
  );
};

interface RollProps {
  readonly shop: Pick<Shop, "printer">;
  readonly number: string;
  readonly receipt: Receipt;
  readonly label: string;
}

const Roll = ({ shop, number, receipt, label }: RollProps) => {
  const { t } = useI18n();
  const blocks = useMemo(() => receiptBlocks(receipt), [receipt]);
  return (
    <PaperView
      {...{ blocks, label }}
      width={shop.printer.choice.settings.value.paperWidth}
      qrLabel={t("receipts.qr", number)}
    />
  );
};
