import { useSignal } from "@preact/signals";
import { type Attempt, isUnused } from "../../../../shared/domain/payment/attempt.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "./payment-open.module.css";
import type { PaymentProps } from "./payment-summary.tsx";

/** Says on the sale that payments at terminals are to be cleared up, and where; nothing where there are none [PAYMENT-8]. */
export const PaymentNotice = ({ till, terms }: PaymentProps) => {
  const { t, format } = useI18n();
  const isOpen = useSignal(false);
  const open = till.payment.open.value;
  if (open.length === 0) return null;
  return (
    <div class={styles.notice}>
      <Banner tone="attention">
        <span class={styles.row}>
          <span class={styles.about}>{t("pay.openCount", format.value.number(open.length))}</span>
          <Button onClick={() => (isOpen.value = true)}>{t("pay.clearUp")}</Button>
        </span>
      </Banner>
      {isOpen.value && (
        <Dialog
          title={t("pay.clearUp")}
          size="medium"
          cancelLabel={t("ui.close")}
          onClose={() => (isOpen.value = false)}
        >
          <ul class={styles.list}>
            {open.map((attempt) => (
              <OpenRow key={attempt.id} till={till} terms={terms} attempt={attempt} />
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
};

const OpenRow = ({ till, terms, attempt }: PaymentProps & { readonly attempt: Attempt }) => {
  const { t, formatDateTime } = useI18n();
  const about = attempt.isPayout
    ? t("refund.payoutFor", attempt.terminal, attempt.sale)
    : t(isUnused(attempt) ? "pay.looseText" : "pay.openText", attempt.terminal, formatDateTime(attempt.at));
  const isAsked = till.checkout.terminal.asking.value.includes(attempt.id);
  return (
    <li class={styles.row}>
      <MoneyText value={attempt.amount} currency={terms.currency} size="large" />
      <span class={styles.about}>{isAsked ? t("pay.waitTitle", attempt.terminal) : about}</span>
      {!isAsked && <Ways till={till} terms={terms} attempt={attempt} />}
    </li>
  );
};

const Ways = ({ till, attempt }: PaymentProps & { readonly attempt: Attempt }) => {
  const { t } = useI18n();
  const { terminal } = till.checkout;
  const { id, state } = attempt;
  if (isUnused(attempt))
    return (
      <span class={styles.ways}>
        <Button onClick={() => void terminal.giveBack(id)}>{t("pay.giveBack")}</Button>
      </span>
    );
  if (attempt.isPayout) return <PayoutWays till={till} attempt={attempt} />;
  const isReversing = state === "reversing" || state === "reversed";
  return (
    <span class={styles.ways}>
      {state !== "reversed" && (
        <Button icon="refresh" onClick={() => void terminal.check(id)}>
          {t("pay.checkAgain")}
        </Button>
      )}
      <Button icon="check" onClick={() => void terminal.say(id, "paid", "")}>
        {t(isReversing ? "pay.wasNotReversed" : "pay.saidYes")}
      </Button>
      {state !== "reversed" && (
        <Button icon="x" onClick={() => void terminal.say(id, isReversing ? "reversed" : "failed", "")}>
          {t(isReversing ? "pay.wasReversed" : "pay.saidNo")}
        </Button>
      )}
    </span>
  );
};

/** Money a terminal still has to give back for a refund [PAYMENT-9]. */
const PayoutWays = ({
  till,
  attempt: { id, state },
}: Pick<PaymentProps, "till"> & { readonly attempt: Attempt }) => {
  const { t } = useI18n();
  const { terminal } = till.checkout;
  return (
    <span class={styles.ways}>
      <Button
        icon="refresh"
        onClick={() => void (state === "paid" ? terminal.giveBack(id) : terminal.check(id))}
      >
        {t("refund.payoutAgain")}
      </Button>
      <Button icon="check" onClick={() => void terminal.say(id, "reversed", "")}>
        {t("pay.wasReversed")}
      </Button>
    </span>
  );
};
