import type { ComponentChildren } from "preact";
import type { Money } from "../../../../shared/lib/money.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import { useI18n } from "../../../ui/i18n.ts";
import type { CustomerCard } from "../card-model.ts";
import styles from "../customers.module.css";

/** What is done to a customer's accounts. */
export type Doing = "top-up" | "repay" | "limit" | "adjust";

export interface CustomerFiguresProps {
  readonly card: CustomerCard;
  /** Money is taken only at a till. */
  readonly mayTake: boolean;
  readonly mayLimit: boolean;
  readonly onDo: (what: Doing) => void;
}

/** Wallet, debt and points, each with what can be done about it. */
export const CustomerFigures = ({ card, mayTake, mayLimit, onDo }: CustomerFiguresProps) => {
  const { t, format, formatMoney } = useI18n();
  const { wallet, points, here, credit, currency } = card;
  const money = (amount: number) => <MoneyText value={amount as Money} currency={currency} />;
  const written = (amount: number) => formatMoney(amount as Money, currency);
  const isAhead = credit.owed < 0;
  return (
    <div class={styles.figures}>
      <Figure
        label={t("customers.wallet")}
        note={wallet > here.wallet && t("customers.here", written(here.wallet))}
        actions={
          mayTake && (
            <Button icon="plus" onClick={() => onDo("top-up")}>
              {t("customers.topUp")}
            </Button>
          )
        }
      >
        {money(wallet)}
      </Figure>
      <Figure
        label={t(isAhead ? "customers.inHand" : "customers.credit")}
        tone={credit.owed > 0}
        note={credit.limit > 0 ? t("customers.creditOf", written(credit.limit)) : t("customers.noCredit")}
        actions={
          <>
            {mayTake && credit.owed > 0 && (
              <Button icon="cash" onClick={() => onDo("repay")}>
                {t("customers.repay")}
              </Button>
            )}
            {mayLimit && (
              <Button kind="ghost" onClick={() => onDo("limit")}>
                {t("customers.limit")}
              </Button>
            )}
          </>
        }
      >
        {money(Math.abs(credit.owed))}
      </Figure>
      <Figure
        label={t("customers.points")}
        note={points > here.points && t("customers.here", format.value.number(here.points))}
      >
        {format.value.number(points)}
      </Figure>
    </div>
  );
};

interface FigureProps {
  readonly label: string;
  readonly note?: string | false | undefined;
  readonly tone?: boolean | undefined;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

const Figure = ({ label, note, tone = false, actions, children }: FigureProps) => (
  <section class={styles.figure} aria-label={label}>
    <span class={styles.figureLabel}>{label}</span>
    <span class={classes(styles.figureValue, tone && styles.owed)}>{children}</span>
    {typeof note === "string" && <span class={styles.figureNote}>{note}</span>}
    {actions != null && actions !== false && <div class={styles.figureActions}>{actions}</div>}
  </section>
);
