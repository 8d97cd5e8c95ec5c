import type { ComponentChildren } from "preact";
import type { AnyError } from "../../../../shared/i18n/explain/goods.ts";
import type { Currency, Money } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { useExplain } from "../../../ui/use-explain.ts";
import styles from "./refund-pane.module.css";

interface RefundFootProps {
  /** Minor units. */
  readonly total: number;
  readonly totalLabel: string;
  readonly currency: Currency;
  readonly drawerShort: number;
  readonly problem: AnyError | null;
  readonly action: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  /** Left out where the form around it is submitted, by Enter too. */
  readonly onSubmit?: () => void;
  /** Above the sum. */
  readonly children?: ComponentChildren;
}

/** What goes back in all, what speaks against it, and the button that does it. */
export const RefundFoot = (props: RefundFootProps) => {
  const { t, format } = useI18n();
  const explain = useExplain();
  const { total, currency, drawerShort, problem } = props;
  return (
    <div class={styles.foot}>
      {problem !== null && <Banner tone="stop">{explain(problem)}</Banner>}
      {drawerShort > 0 && (
        <Banner tone="attention">
          {t("refund.drawerShort", format.value.money(drawerShort as Money, currency))}
        </Banner>
      )}
      {props.children}
      <div class={styles.total}>
        <span>{props.totalLabel}</span>
        <MoneyText value={total as Money} currency={currency} />
      </div>
      <Button
        kind="primary"
        size="large"
        full={true}
        busy={props.busy}
        disabled={props.disabled}
        {...(props.onSubmit === undefined
          ? { type: "submit", combo: "Enter" }
          : { type: "button", onClick: props.onSubmit })}
      >
        {props.action}
      </Button>
    </div>
  );
};
