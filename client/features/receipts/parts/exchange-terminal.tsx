import { useLayoutEffect, useRef } from "preact/hooks";
import type { Attempt } from "../../../../shared/domain/payment/attempt.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { ExchangeModel } from "../exchange-model.ts";
import styles from "./refund-pane.module.css";

interface ExchangeTerminalProps {
  readonly model: ExchangeModel;
  readonly attempt: Attempt;
}

/** What the terminal is doing about the difference; a person says how it ended where the terminal does not. */
export const ExchangeTerminal = ({ model, attempt }: ExchangeTerminalProps) => {
  const { t } = useI18n();
  const isAsked = model.isAtTerminal.value;
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => body.current?.focus(), [isAsked]);
  return (
    <>
      <div ref={body} class={styles.body} tabIndex={-1} aria-live="polite">
        <div class={styles.total}>
          <span>{attempt.terminal}</span>
          <MoneyText value={attempt.amount} currency={model.sale.body.currency} size="large" />
        </div>
        <Banner tone={isAsked ? "neutral" : "attention"}>
          {t(isAsked ? "pay.waitTitle" : "refund.lookAtTerminal", attempt.terminal)}
        </Banner>
      </div>
      <div class={styles.foot}>
        {isAsked ? (
          <Button onClick={() => void model.cancel()}>{t("pay.cancel")}</Button>
        ) : (
          <>
            <Button kind="primary" icon="check" onClick={() => void model.say("paid")}>
              {t("pay.saidYes")}
            </Button>
            <Button icon="x" onClick={() => void model.say("failed")}>
              {t("pay.saidNo")}
            </Button>
          </>
        )}
      </div>
    </>
  );
};
