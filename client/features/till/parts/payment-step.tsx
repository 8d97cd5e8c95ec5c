import { useLayoutEffect } from "preact/hooks";
import type { Money } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { KeyHint } from "../../../ui/key-hint.tsx";
import { Keypad } from "../../../ui/keypad.tsx";
import { useActions, useKeymap } from "../../../ui/keys.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { TerminalPane } from "../../../ui/terminal-pane.tsx";
import type { Method } from "../payment-model.ts";
import { AmountField, Outcome, QuickCash } from "./payment-amount.tsx";
import { GiftField, TerminalChoice } from "./payment-means.tsx";
import { LooseMoney, Refused } from "./payment-open.tsx";
import styles from "./payment-step.module.css";
import { type PaymentProps, PaymentSummary } from "./payment-summary.tsx";
import { TENDER_ICONS, TENDER_LABELS } from "./tender-names.ts";

/** A step of its own: the amount, how it is paid, the change. Enter does what the big button says. */
export const PaymentStep = (props: PaymentProps) => {
  const { till, terms } = props;
  const { t } = useI18n();
  const { checkout, payment } = till;
  const current = payment.current.value;
  return (
    <section
      class={styles.step}
      aria-label={t("till.payment")}
      onKeyDown={(event) => {
        if (event.code !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        checkout.backToSale();
      }}
    >
      <div class={styles.main}>
        <PageHeader title={t("till.payment")} onBack={checkout.backToSale} />
        {current === null ? (
          <Form {...props} />
        ) : (
          <TerminalPane
            attempt={current}
            currency={terms.currency}
            terminal={till.checkout.terminal}
            onAside={till.payment.setAside}
          />
        )}
      </div>
      <PaymentSummary till={till} terms={terms} />
    </section>
  );
};

const Form = (props: PaymentProps) => {
  const { till, terms, scans } = props;
  const { checkout, payment } = till;
  const method = payment.method.value;
  useActions({
    "till.cash": () => payment.choose("cash"),
    "till.card": () => payment.choose("card"),
    "till.qr": () => payment.choose("qr"),
    "till.pay": () => void checkout.submit(),
  });
  useLayoutEffect(
    () => (method === "gift" ? scans?.subscribe(({ text }) => payment.setGift(text)) : undefined),
    [method, scans, payment],
  );
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void checkout.submit();
      }}
    >
      <LooseMoney till={till} terms={terms} />
      <Due till={till} terms={terms} />
      <Methods till={till} />
      <Refused till={till} />
      <div class={styles.entry}>
        <div class={styles.amounts}>
          {method === "gift" && <GiftField till={till} terms={terms} />}
          <TerminalChoice till={till} />
          <AmountField till={till} terms={terms} />
          <QuickCash till={till} />
        </div>
        <div class={styles.pad}>
          <Keypad
            onDigit={payment.press}
            onBackspace={payment.erase}
            corner="00"
            onCorner={() => payment.press("00")}
          />
        </div>
        <Outcome till={till} terms={terms} />
      </div>
      <Submit till={till} terms={terms} />
    </form>
  );
};

const Due = ({ till, terms }: PaymentProps) => {
  const { t } = useI18n();
  const { payment, sale } = till;
  const rounding = payment.due.value - sale.totals.value.total;
  const isWhole = payment.tenders.value.length === 0;
  return (
    <div class={styles.due}>
      <span class={styles.dueLabel}>{t(isWhole ? "till.toPay" : "till.leftToPay")}</span>
      <MoneyText value={payment.due.value} currency={terms.currency} size="huge" />
      {isWhole && rounding !== 0 && (
        <span class={styles.rounding}>
          {t("till.rounding")} <MoneyText value={rounding as Money} minor={true} />
        </span>
      )}
    </div>
  );
};

/** Actions of the keymap that choose a way to pay; the arrows reach all. */
const KEYS: Readonly<Partial<Record<Method, string>>> = {
  cash: "till.cash",
  card: "till.card",
  qr: "till.qr",
};

const Methods = ({ till }: Pick<PaymentProps, "till">) => {
  const { t } = useI18n();
  const keys = useKeymap();
  const { payment } = till;
  return (
    <fieldset class={styles.methods}>
      <legend class="visually-hidden">{t("till.method")}</legend>
      {payment.methods.value.map((method) => (
        <button
          key={method}
          type="button"
          class={styles.method}
          aria-pressed={payment.method.value === method}
          onClick={() => payment.choose(method)}
        >
          <Icon name={TENDER_ICONS[method]} size={24} />
          <span>{t(TENDER_LABELS[method])}</span>
          {KEYS[method] !== undefined && <KeyHint combo={keys?.comboOf(KEYS[method]) ?? ""} />}
        </button>
      ))}
    </fieldset>
  );
};

const Submit = ({ till, terms }: PaymentProps) => {
  const { t, formatMoney } = useI18n();
  const { checkout, payment } = till;
  const offer = payment.offer.value;
  const busy = checkout.busy.value;
  const label =
    offer.type === "Part"
      ? t("till.takePart", formatMoney(offer.tender.amount, terms.currency))
      : offer.type === "Ask"
        ? t("pay.ask", formatMoney(offer.amount, terms.currency), offer.terminal)
        : t("till.complete");
  return (
    <div class={styles.submit}>
      <Button
        type="submit"
        kind="primary"
        size="large"
        full={true}
        combo="Enter"
        busy={busy}
        disabled={offer.type === "Wrong"}
      >
        {checkout.asking.value ? t("till.asking") : busy ? t("till.saving") : label}
      </Button>
    </div>
  );
};
