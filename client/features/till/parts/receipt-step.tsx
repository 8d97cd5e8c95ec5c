import type { SaleBody } from "../../../../shared/domain/sale/sale-body.ts";
import type { Money } from "../../../../shared/lib/money.ts";
import { printRule } from "../../../documents/print-rule.ts";
import { ReceiptActions } from "../../../documents/receipt-actions.tsx";
import { ReceiptPaper } from "../../../documents/receipt-paper.tsx";
import { type CopyFirst, type SaleCopies, useSaleCopies } from "../../../documents/sale-copies.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { useEnter } from "../../../ui/enter.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useActions } from "../../../ui/keys.ts";
import type { PaidSale } from "../checkout-model.ts";
import type { TillModel } from "../model.ts";
import styles from "./receipt-step.module.css";

export interface ReceiptStepProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly paid: PaidSale;
}

/** The sale is made and durable: change, receipt, and on to the next one with Enter. */
export const ReceiptStep = ({ shop, till, paid }: ReceiptStepProps) => {
  const { t } = useI18n();
  const { nextSale } = till.checkout;
  const copies = useSaleCopies(shop, paid.sale.number);
  useEnter(nextSale);
  useActions({ "till.pay": nextSale });
  return (
    <section class={styles.step} aria-label={t("till.receiptOf", paid.sale.number)}>
      <div class={styles.side}>
        <div class={styles.news} role="status">
          <Badge tone="done" dot={true}>
            {t("till.paid")}
          </Badge>
          <Change sale={paid.sale} />
          {paid.recovered && <p class={styles.recovered}>{t("till.recovered")}</p>}
        </div>
        <Copies copies={copies} />
        <div class={styles.actions}>
          <Button kind="primary" size="large" full={true} combo="Enter" onClick={nextSale}>
            {t("till.nextSale")}
          </Button>
          <ReceiptActions
            shop={shop}
            source={paid}
            isCopy={false}
            first={copyFirst(shop, copies)}
            isFresh={!paid.recovered}
          />
        </div>
      </div>
      <div class={styles.desk}>
        <ReceiptPaper shop={shop} source={paid} isCopy={false} />
      </div>
    </section>
  );
};

const Change = ({ sale }: { readonly sale: SaleBody }) => {
  const { t } = useI18n();
  if (sale.change === 0) return <p class={styles.noChange}>{t("till.noChange")}</p>;
  return (
    <p class={styles.change}>
      <span class={styles.label}>{t("till.change")}</span>
      <MoneyText value={sale.change as Money} currency={sale.currency} size="huge" tone="done" />
    </p>
  );
};

/** Where the sale is by now: honest about a till that is cut off. */
const Copies = ({ copies: { count } }: { readonly copies: SaleCopies }) => {
  const { t, format } = useI18n();
  const copies = count.value;
  return (
    <p class={styles.copies} role="status">
      <Icon name={copies === 0 ? "upload" : "check"} size={18} />
      {copies === 0 ? t("till.onThisTillOnly") : t("till.copies", copies, format.value.number(copies))}
    </p>
  );
};

/** What the shop asks for before a receipt is printed. */
const copyFirst = ({ view }: Shop, { count, wait }: SaleCopies): CopyFirst | null => {
  const rule = printRule(view);
  return rule.copies === 0
    ? null
    : {
        milliseconds: rule.milliseconds,
        isHeld: () => count.peek() >= rule.copies,
        wait: () => wait(rule.copies, rule.milliseconds),
      };
};
