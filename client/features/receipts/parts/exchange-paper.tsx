import type { Money } from "../../../../shared/lib/money.ts";
import { ReceiptActions, RefundActions } from "../../../documents/receipt-actions.tsx";
import { ReceiptPaper, RefundPaper } from "../../../documents/receipt-paper.tsx";
import type { Shop } from "../../../session/shop.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { Exchanged } from "../exchange-model.ts";
import { Payouts } from "./payouts.tsx";
import { sourceOf } from "./refund-done.tsx";
import styles from "./refund-pane.module.css";

interface ExchangePaperProps {
  readonly shop: Shop;
  readonly till: TillDesk;
  readonly exchanged: Exchanged;
  readonly onNext: () => void;
}

/** An exchange just made: the refund's receipt and the sale's, each with its own print. */
export const ExchangePaper = ({ shop, till, exchanged: { refund, sale }, onNext }: ExchangePaperProps) => {
  const { t, format } = useI18n();
  const back = sourceOf(shop, refund);
  const bought = { sale: sale.sale, at: sale.at, staff: back.staff };
  const { change, currency } = sale.sale;
  return (
    <>
      <div class={styles.body}>
        <Banner tone="done">{t("refund.exchanged", refund.number, sale.number)}</Banner>
        {change > 0 && (
          <p class={styles.total}>{t("refund.change", format.value.money(change as Money, currency))}</p>
        )}
        <Payouts till={till} refund={refund.refund} />
        <RefundPaper shop={shop} source={back} isCopy={false} />
        <RefundActions shop={shop} source={back} isCopy={false} isFresh={true} />
        <ReceiptPaper shop={shop} source={bought} isCopy={false} />
        <ReceiptActions shop={shop} source={bought} isCopy={false} isFresh={true} />
      </div>
      <div class={styles.foot}>
        <Button kind="primary" onClick={onNext}>
          {t("refund.next")}
        </Button>
      </div>
    </>
  );
};
