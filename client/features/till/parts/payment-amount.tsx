import { useLayoutEffect, useRef } from "preact/hooks";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { Method, Offer } from "../payment-model.ts";
import styles from "./payment-step.module.css";
import type { PaymentProps } from "./payment-summary.tsx";

/** Always focused, so that digits go here; a phone shows our keypad instead of its own. */
export const AmountField = ({ till, terms }: PaymentProps) => {
  const { t, format } = useI18n();
  const { payment } = till;
  const input = useRef<HTMLInputElement>(null);
  const method = payment.method.value;
  useLayoutEffect(() => input.current?.focus(), [method, payment.tenders.value]);
  return (
    <label class={styles.amount}>
      <span class={styles.amountLabel}>{t(method === "cash" ? "till.received" : "till.byCard")}</span>
      <span class={styles.box}>
        <input
          ref={input}
          class={styles.input}
          type="text"
          inputMode="none"
          autoComplete="off"
          value={payment.typed.value}
          placeholder={format.value.amount(payment.due.value)}
          aria-invalid={payment.offer.value.type === "Wrong"}
          onInput={(event) => payment.write(event.currentTarget.value)}
        />
        <span class={styles.currency}>{format.value.currency(terms.currency)}</span>
      </span>
    </label>
  );
};

/** Sums a customer is likely to hand over; Enter then completes the sale. */
export const QuickCash = ({ till }: Pick<PaymentProps, "till">) => {
  const { t, format } = useI18n();
  const { payment } = till;
  const sums = payment.suggestions.value;
  if (sums.length === 0) return null;
  return (
    <fieldset class={styles.quick}>
      <legend class="visually-hidden">{t("till.quickCash")}</legend>
      {sums.map((sum) => (
        <Button key={sum} size="large" onClick={() => payment.suggest(sum)}>
          {format.value.amount(sum)}
        </Button>
      ))}
    </fieldset>
  );
};

export interface OutcomeProps {
  readonly offer: Offer;
  readonly terms: SaleTerms;
  readonly method: Method;
}

/** The change in large type, or what is wrong with the amount. */
export const Outcome = ({ offer, terms, method }: OutcomeProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  if (offer.type === "Wrong")
    return (
      <p class={classes(styles.outcome, styles.wrong)} role="alert">
        {wrongText(offer, terms, i18n)}
      </p>
    );
  if (offer.type === "Part")
    return (
      <p class={styles.outcome}>
        <span class={styles.outcomeLabel}>{t("till.leftToPay")}</span>
        <MoneyText value={offer.missing} currency={terms.currency} size="large" tone="attention" />
      </p>
    );
  const { change } = offer.settlement;
  if (change === 0)
    return method === "card" ? (
      <p class={classes(styles.outcome, styles.hint)}>{t("till.cardHint")}</p>
    ) : (
      <p class={styles.outcome} />
    );
  return (
    <div class={styles.outcome}>
      <span class={styles.outcomeLabel}>{t("till.change")}</span>
      <MoneyText value={change} currency={terms.currency} size="huge" tone="done" />
      <span class={styles.pieces}>
        {offer.pieces
          .map(
            ({ piece, count }) =>
              `${i18n.format.value.number(count)}\u00a0×\u00a0${i18n.format.value.amount(piece)}`,
          )
          .join("   ")}
      </span>
    </div>
  );
};

const wrongText = (
  { error }: Extract<Offer, { readonly type: "Wrong" }>,
  { currency }: SaleTerms,
  { t, formatMoney }: I18n,
): string => {
  if (error.type === "TenderOverTotal") return t("till.cardOver", formatMoney(error.most, currency));
  return error.type === "TenderNotPositive" || error.type === "Negative"
    ? t("till.amountPositive")
    : t("till.amountWrong");
};
