import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { TillModel } from "../model.ts";
import { NoticeBar } from "./notice-bar.tsx";
import styles from "./sale-bar.module.css";

export interface SaleBarProps {
  readonly till: TillModel;
  readonly terms: SaleTerms;
  readonly onOpen: () => void;
  readonly onAddProduct: ((code: string) => void) | undefined;
}

/** On a phone: the open sale in one row, and what the till has to say above it. */
export const SaleBar = ({ till, terms, onOpen, onAddProduct }: SaleBarProps) => {
  const { t } = useI18n();
  const { sale, checkout } = till;
  const isEmpty = sale.cart.value.lines.length === 0;
  return (
    <div>
      <NoticeBar
        notices={sale.notices.value}
        currency={terms.currency}
        onAddProduct={onAddProduct}
        onDismiss={sale.hush}
      />
      <div class={styles.bar}>
        <button type="button" class={styles.open} title={t("till.showSale")} onClick={onOpen}>
          <Icon name="chevron-up" />
          <Summary till={till} currency={terms.currency} />
        </button>
        <Button kind="primary" size="large" disabled={isEmpty} onClick={() => checkout.pay()}>
          {t("till.pay")}
        </Button>
      </div>
    </div>
  );
};

const Summary = ({ till, currency }: Pick<SaleBarProps, "till"> & { readonly currency: Currency }) => {
  const { t, format } = useI18n();
  const count = till.sale.cart.value.lines.length;
  return (
    <span class={styles.summary}>
      <MoneyText value={till.sale.totals.value.total} currency={currency} />
      <span class={styles.count}>
        {till.sale.selected.value?.name ?? t("till.lineCount", count, format.value.number(count))}
      </span>
    </span>
  );
};
