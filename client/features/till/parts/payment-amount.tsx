import { useLayoutEffect, useRef } from "preact/hooks";
import type { SaleTerms } from "../../../../shared/domain/sale/terms.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import { type I18n, useI18n } from "../../../ui/i18n.ts";
import type { Offer } from "../payment-model.ts";
import styles from "./payment-step.module.css";
import type { PaymentProps } from "./payment-summary.tsx";

/**
 * Always focused, so that digits go here; a phone shows our keypad instead of its own. ↑ and ↓ change the way to pay, ← and → the
 * likely sum.
 */
export const AmountField = ({ till, terms }: PaymentProps) => {
  const { t, format, formatMoney } = useI18n();
  const { payment } = till;
  const input = useRef<HTMLInputElement>(null);
  const method = payment.method.value;
  useLayoutEffect(() => {
    if (method !== "gift" || payment.gift.peek() !== "") input.current?.focus();
  }, [method, payment.terminal.value, payment.tenders.value]);
  const available = payment.available.value;
  const holds = available === null ? "" : formatMoney(available, terms.currency);
  return (
    <label class={styles.amount}>
      <span class={styles.amountLabel}>{t(method === "cash" ? "till.received" : "pay.amount")}</span>
      <span class={styles.box}>
        <input
          ref={input}
          class={styles.input}
          type="text"
          inputMode="none"
          autoComplete="off"
          value={payment.typed.value}
          placeholder={format.value.amount(payment.usual.value)}
          aria-invalid={payment.offer.value.type === "Wrong"}
          onInput={(event) => payment.write(event.currentTarget.value)}
          onKeyDown={(event) => {
            const sums = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
            const ways = { ArrowUp: -1, ArrowDown: 1 }[event.code];
            if (ways !== undefined) payment.step(ways);
            else if (sums === undefined || !payment.stepSum(sums)) return;
            event.preventDefault();
          }}
        />
        <span class={styles.currency}>{format.value.currency(terms.currency)}</span>
      </span>
      <span class={styles.under}>
        <span>{available !== null && t(method === "credit" ? "pay.mayBorrow" : "pay.holds", holds)}</span>
        <span class={styles.arrows} aria-hidden="true">
          {payment.suggestions.value.length > 1 && <>{t("pay.sumArrows")} · </>}
          {t("pay.arrows")}
        </span>
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

/** The change in large type, what is still missing, or what is wrong with the amount. */
export const Outcome = ({ till, terms }: PaymentProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const offer = till.payment.offer.value;
  switch (offer.type) {
    case "Wrong":
      return (
        <p class={classes(styles.outcome, styles.wrong)} role="alert">
          {wrongText(offer, terms, i18n)}
        </p>
      );
    case "Part":
      return (
        <p class={styles.outcome}>
          <span class={styles.outcomeLabel}>{t("till.leftToPay")}</span>
          <MoneyText value={offer.missing} currency={terms.currency} size="large" tone="attention" />
        </p>
      );
    case "Ask":
      return <p class={classes(styles.outcome, styles.hint)}>{t("pay.askHint", offer.terminal)}</p>;
    default:
      return <Change offer={offer} terms={terms} />;
  }
};

type Covers = Extract<Offer, { readonly type: "Covers" }>;

const Change = ({ offer, terms }: { readonly offer: Covers; readonly terms: SaleTerms }) => {
  const { t, format } = useI18n();
  const { change } = offer.settlement;
  if (change === 0) return <p class={styles.outcome} />;
  return (
    <div class={styles.outcome}>
      <span class={styles.outcomeLabel}>{t("till.change")}</span>
      <MoneyText value={change} currency={terms.currency} size="huge" tone="done" />
      <span class={styles.pieces}>
        {offer.pieces
          .map(
            ({ piece, count }) => `${format.value.number(count)}\u00a0×\u00a0${format.value.amount(piece)}`,
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
  switch (error.type) {
    case "TenderOverTotal":
      return t("pay.overTotal", formatMoney(error.most, currency));
    case "Underpaid":
      return `${t("till.leftToPay")}: ${formatMoney(error.missing, currency)}`;
    case "OverAvailable":
      return error.available === 0
        ? t("pay.nothingThere")
        : t("pay.overAvailable", formatMoney(error.available, currency));
    case "NoGiftCard":
      return t("pay.giftHint");
    case "PointsNotWhole":
      return t("pay.pointsWhole");
    case "TenderNotPositive":
    case "Negative":
      return t("till.amountPositive");
    default:
      return t("till.amountWrong");
  }
};
