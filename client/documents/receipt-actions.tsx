import { useI18n } from "../ui/i18n.ts";
import { PaperActions, type PaperActionsProps } from "./paper-actions.tsx";
import { type ReceiptSource, useReceiptMaker } from "./use-receipt.ts";
import { type RefundSource, useRefundMaker } from "./use-refund.ts";

type Told = Pick<PaperActionsProps, "shop" | "isCopy" | "first" | "isFresh">;

export interface ReceiptActionsProps extends Told {
  readonly source: ReceiptSource;
}

/** Print and PDF of a sale's receipt. */
export const ReceiptActions = ({ source, ...props }: ReceiptActionsProps) => {
  const { t } = useI18n();
  const { number, branch, tenders, change } = source.sale;
  return (
    <PaperActions
      {...{ ...props, number, branch }}
      make={useReceiptMaker(props.shop, source)}
      label={t("till.receiptOf", number)}
      movesCash={change > 0 || tenders.some(({ type }) => type === "cash")}
    />
  );
};

export interface RefundActionsProps extends Told {
  readonly source: RefundSource;
}

/** Print and PDF of a refund's receipt. */
export const RefundActions = ({ source, ...props }: RefundActionsProps) => {
  const { t } = useI18n();
  const { number, branch, tenders } = source.refund;
  return (
    <PaperActions
      {...{ ...props, number, branch }}
      make={useRefundMaker(props.shop, source)}
      label={t("refund.receiptOf", number)}
      movesCash={tenders.some(({ type }) => type === "cash")}
    />
  );
};
