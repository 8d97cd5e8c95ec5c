import { useLayoutEffect } from "preact/hooks";
import type { Attempt } from "../../../../shared/domain/payment/attempt.ts";
import type { RefundBody } from "../../../../shared/domain/refund/refund-body.ts";
import type { TillDesk } from "../../../session/till-desk.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import styles from "./refund-pane.module.css";

interface PayoutsProps {
  readonly till: TillDesk;
  readonly refund: RefundBody;
}

/** What terminals still have to give back for a refund just made: they are asked once it is shown [PAYMENT-9]. */
export const Payouts = ({ till, refund }: PayoutsProps) => {
  const { desk } = till;
  const { number } = refund;
  useLayoutEffect(() => {
    for (const { id } of payoutsOf(till, number)) void desk.check(id);
  }, [desk, number]);
  return (
    <>
      {payoutsOf(till, number).map((attempt) => (
        <OnePayout key={attempt.id} {...{ till, attempt }} currency={refund.currency} />
      ))}
    </>
  );
};

const payoutsOf = ({ desk }: TillDesk, number: string): readonly Attempt[] =>
  desk.open.value.filter(({ isPayout, sale }) => isPayout && sale === number);

interface OnePayoutProps extends Pick<PayoutsProps, "till"> {
  readonly attempt: Attempt;
  readonly currency: RefundBody["currency"];
}

const OnePayout = ({ till: { desk, terminals }, attempt, currency }: OnePayoutProps) => {
  const { t, format } = useI18n();
  const { id, terminal, amount, state } = attempt;
  const sum = format.value.money(amount, currency);
  if (desk.asking.value.includes(id)) return <Banner tone="neutral">{t("pay.waitTitle", terminal)}</Banner>;
  const isRefused = state === "paid";
  const canAsk = terminals.find(terminal).refund !== undefined;
  return (
    <div class={styles.group}>
      <Banner tone={isRefused ? "stop" : "attention"}>
        {t(isRefused ? "refund.payoutRefused" : "refund.payoutByHand", sum, terminal)}
      </Banner>
      <Button icon="check" onClick={() => void desk.say(id, "reversed")}>
        {t("pay.wasReversed")}
      </Button>
      {canAsk && (
        <Button icon="refresh" onClick={() => void (isRefused ? desk.reverse(id) : desk.check(id))}>
          {t("refund.payoutAgain")}
        </Button>
      )}
    </div>
  );
};
