import type { Attempt } from "../../../../shared/domain/payment/attempt.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { reasonText } from "../../../ui/terminal-reason.ts";
import styles from "./payment-open.module.css";
import type { PaymentProps } from "./payment-summary.tsx";

/** Money that a terminal took at this till and no sale has: to be used here, or given back [PAYMENT-8]. */
export const LooseMoney = ({ till, terms }: PaymentProps) => {
  const { t } = useI18n();
  const { loose } = till.payment;
  if (loose.value.length === 0) return null;
  return (
    <section class={styles.loose} aria-label={t("pay.looseTitle")}>
      <h2 class={styles.title}>{t("pay.looseTitle")}</h2>
      <ul>
        {loose.value.map((attempt) => (
          <LooseRow key={attempt.id} till={till} terms={terms} attempt={attempt} />
        ))}
      </ul>
    </section>
  );
};

const LooseRow = ({ till, terms, attempt }: PaymentProps & { readonly attempt: Attempt }) => {
  const { t, formatDateTime } = useI18n();
  const { payment, checkout } = till;
  return (
    <li class={styles.row}>
      <MoneyText value={attempt.amount} currency={terms.currency} size="large" />
      <span class={styles.about}>{t("pay.looseText", attempt.terminal, formatDateTime(attempt.at))}</span>
      <span class={styles.ways}>
        <Button disabled={attempt.amount > payment.due.value} onClick={() => payment.adopt(attempt.id)}>
          {t("pay.use")}
        </Button>
        <Button kind="ghost" onClick={() => void checkout.terminal.giveBack(attempt.id)}>
          {t("pay.giveBack")}
        </Button>
      </span>
    </li>
  );
};

/** What a terminal said no to. */
export const Refused = ({ till }: Pick<PaymentProps, "till">) => {
  const i18n = useI18n();
  const refused = till.checkout.terminal.refused.value;
  if (refused === null) return null;
  const reason = reasonText(refused.reason, i18n);
  return (
    <Banner tone="stop">
      {refused.terminal}: {reason === "" ? i18n.t("pay.failed") : reason}
    </Banner>
  );
};
