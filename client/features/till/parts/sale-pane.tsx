import type { Ref } from "preact";
import { type CartLine, lineKey } from "../../../../shared/domain/sale/cart.ts";
import type { SaleTotals, TaxGroup, TaxMode } from "../../../../shared/domain/sale/pricing.ts";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import { type Money, ZERO_MONEY } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useKeymap } from "../../../ui/keys.ts";
import type { TillModel } from "../model.ts";
import { NoticeBar } from "./notice-bar.tsx";
import { AlsoElsewhere, SaleExtras } from "./sale-extras.tsx";
import { SaleLine } from "./sale-line.tsx";
import styles from "./sale-pane.module.css";
import { SaleActions, SaleTabs } from "./sale-tabs.tsx";

export interface SalePaneProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly terms: SaleTerms;
  /** Where the keys go once something was added from the search. */
  readonly paneRef: Ref<HTMLElement>;
  readonly onVoid: () => void;
  readonly onQuantity: (line: CartLine) => void;
  readonly onDiscount: (line: CartLine) => void;
  readonly onAsk: (what: "customer" | "discount" | "code" | "hold" | "held") => void;
  readonly onAddProduct: ((code: string) => void) | undefined;
  /** On a phone, where the sale lies over the goods. */
  readonly onClose: () => void;
}

/** The right of the till: the open sale, its total, and the way to payment. */
export const SalePane = (props: SalePaneProps) => {
  const { till, terms, onVoid } = props;
  const { t } = useI18n();
  const keys = useKeymap();
  const { sale, checkout } = till;
  const isEmpty = sale.cart.value.lines.length === 0;
  return (
    <section ref={props.paneRef} class={styles.pane} aria-label={t("till.openSale")} tabIndex={-1}>
      <header class={styles.head}>
        <span class={styles.close}>
          <IconButton icon="chevron-left" label={t("till.backToGoods")} onClick={props.onClose} />
        </span>
        <SaleTitle {...props} />
        <SaleActions till={till} onHeld={() => props.onAsk("held")} />
        {!isEmpty && <IconButton icon="trash" label={t("till.void")} onClick={onVoid} />}
      </header>
      <SaleTabs till={till} />
      <AlsoElsewhere till={till} />
      <Lines {...props} />
      {!till.kept.value && <p class={styles.unkept}>{t("till.notKept")}</p>}
      <NoticeBar
        notices={sale.notices.value}
        currency={terms.currency}
        onAddProduct={props.onAddProduct}
        onDismiss={sale.hush}
      />
      <footer class={styles.foot}>
        <SaleExtras
          till={till}
          onCustomer={() => props.onAsk("customer")}
          onDiscount={() => props.onAsk("discount")}
          onCode={() => props.onAsk("code")}
          onHold={() => props.onAsk("hold")}
        />
        <Totals totals={sale.totals.value} terms={terms} saved={sale.priced.value.saved} />
        <Button
          kind="primary"
          size="large"
          full={true}
          combo={keys?.comboOf("till.pay")}
          disabled={isEmpty}
          onClick={() => checkout.pay()}
        >
          {t("till.pay")}
        </Button>
      </footer>
    </section>
  );
};

/** The number this sale will have, if it is made here. */
const SaleTitle = ({ shop, till }: SalePaneProps) => {
  const { t, format } = useI18n();
  void shop.sync.value.writing;
  const count = till.sale.cart.value.lines.length;
  return (
    <div class={styles.titles}>
      <h2 class={styles.title}>{t("till.saleNumber", shop.nextReceipt() ?? shop.certificate.code)}</h2>
      {count > 0 && (
        <span class={styles.count}>{t("till.lineCount", count, format.value.number(count))}</span>
      )}
    </div>
  );
};

const Lines = ({ shop, till, terms, onQuantity, onDiscount }: SalePaneProps) => {
  const { t } = useI18n();
  const { sale } = till;
  const { lines } = sale.cart.value;
  const selected = sale.selected.value;
  const typed = sale.typed.value;
  const priced = sale.priced.value.lines;
  const today = till.pricing.when().date;
  if (lines.length === 0)
    return (
      <div class={styles.empty}>
        <EmptyState icon="scan" title={t("till.emptyTitle")} text={t("till.emptyText")} />
        {typed !== "" && (
          <p class={styles.typed} role="status">
            {t("tillmore.typingNext", typed)}
          </p>
        )}
      </div>
    );
  return (
    <ol class={styles.lines} aria-label={t("till.lines")}>
      {lines.map((line, i) => (
        <SaleLine
          key={lineKey(line)}
          shop={shop}
          sale={sale}
          line={line}
          priced={priced[i]}
          today={today}
          currency={terms.currency}
          isSelected={line === selected}
          onQuantity={onQuantity}
          onDiscount={onDiscount}
        />
      ))}
    </ol>
  );
};

/** Tax by rate, then what is to be paid. */
export const Totals = ({
  totals,
  terms,
  saved = ZERO_MONEY,
}: {
  readonly totals: SaleTotals;
  readonly terms: SaleTerms;
  /** Everything taken off. */
  readonly saved?: Money;
}) => {
  const i18n = useI18n();
  return (
    <dl class={styles.totals}>
      {terms.taxMode === "added" && totals.addedTax > 0 && (
        <div class={styles.small}>
          <dt>{i18n.t("till.subtotal")}</dt>
          <dd>
            <MoneyText value={totals.subtotal} minor={true} />
          </dd>
        </div>
      )}
      {totals.taxes.map((group) => (
        <div key={String(group.rate)} class={styles.small}>
          <dt>{taxLabel(group, terms.taxMode, i18n)}</dt>
          <dd>
            <MoneyText value={group.rate === "exempt" ? group.gross : group.tax} minor={true} />
          </dd>
        </div>
      ))}
      {saved > 0 && (
        <div class={styles.saved}>
          <dt>{i18n.t("tillmore.saved")}</dt>
          <dd>
            −<MoneyText value={saved} minor={true} />
          </dd>
        </div>
      )}
      <div class={styles.total}>
        <dt>{i18n.t("till.total")}</dt>
        <dd>
          <MoneyText value={totals.total} currency={terms.currency} size="large" />
        </dd>
      </div>
    </dl>
  );
};

const taxLabel = ({ rate }: TaxGroup, mode: TaxMode, { t, format }: I18n): string => {
  if (rate === "exempt") return t("till.taxExempt");
  const percent = format.value.percent(rate);
  return mode === "included" ? t("till.taxIncluded", percent) : t("till.taxAdded", percent);
};
