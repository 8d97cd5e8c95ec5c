import { lineKey } from "../../../../shared/domain/sale/cart.ts";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import { ZERO_MONEY } from "../../../../shared/lib/money.ts";
import type { ScanSource } from "../../../session/feature.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { TillModel } from "../model.ts";
import { isTerminal } from "../tender-entry.ts";
import styles from "./payment-summary.module.css";
import { Totals } from "./sale-pane.tsx";
import { TENDER_LABELS } from "./tender-names.ts";

export interface PaymentProps {
  readonly till: TillModel;
  readonly terms: SaleTerms;
  /** Scans a gift card where one is paid with. */
  readonly scans?: ScanSource | undefined;
}

/** What is being paid for, and the money taken so far. */
export const PaymentSummary = ({ till, terms }: PaymentProps) => {
  const { t, format, formatQuantity } = useI18n();
  const { lines } = till.sale.cart.value;
  const { lineTotals } = till.sale.totals.value;
  return (
    <aside class={styles.summary} aria-label={t("till.openSale")}>
      <ol class={styles.lines}>
        {lines.map((line, i) => (
          <li key={lineKey(line)} class={styles.line}>
            <span class={styles.name}>{line.name}</span>
            <MoneyText value={lineTotals[i] ?? ZERO_MONEY} />
            <span class={styles.sum}>
              {formatQuantity(line.quantity, line.unit)}
              {" × "}
              {format.value.amount(line.price)}
            </span>
          </li>
        ))}
      </ol>
      <div class={styles.foot}>
        <Totals totals={till.sale.totals.value} terms={terms} />
        <Taken till={till} terms={terms} />
      </div>
    </aside>
  );
};

const Taken = ({ till, terms }: PaymentProps) => {
  const { t, formatMoney } = useI18n();
  const tenders = till.payment.tenders.value;
  if (tenders.length === 0) return null;
  return (
    <ul class={styles.taken} aria-label={t("till.taken")}>
      {tenders.map(({ type, amount, of }, i) => {
        const name = t(TENDER_LABELS[type]);
        const isTerminals = of !== "" && isTerminal(type);
        return (
          <li key={i}>
            <span>{name}</span>
            <MoneyText value={amount} currency={terms.currency} />
            <IconButton
              icon="x"
              label={t("till.removeTender", `${name} ${formatMoney(amount, terms.currency)}`)}
              onClick={() =>
                isTerminals ? void till.checkout.terminal.giveBack(of) : till.payment.takeBack(i)
              }
            />
          </li>
        );
      })}
    </ul>
  );
};
