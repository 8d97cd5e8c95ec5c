import type { Currency, Money } from "../../shared/lib/money.ts";
import type { Quantity, Unit } from "../../shared/lib/quantity.ts";
import styles from "./amounts.module.css";
import type { Tone } from "./badge.tsx";
import { classes } from "./classes.ts";
import { useI18n } from "./i18n.ts";

export interface MoneyTextProps {
  readonly value: Money;
  /** Left out where the column's title names it. */
  readonly currency?: Currency | undefined;
  readonly size?: "normal" | "large" | "huge" | undefined;
  readonly tone?: Exclude<Tone, "neutral" | "accent"> | undefined;
  /** Always two digits after the mark, so that a column lines up. */
  readonly minor?: boolean | undefined;
}

/** An amount as the reader's language writes it; its parts never wrap, its digits line up. */
export const MoneyText = ({ value, currency, size = "normal", tone, minor = false }: MoneyTextProps) => {
  const format = useI18n().format.value;
  const options = { minor: minor ? "always" : "auto" } as const;
  return (
    <span class={classes(styles.amount, styles[size], tone !== undefined && styles[tone])}>
      {format.amount(value, options)}
      {currency !== undefined && <span class={styles.currency}>{`\u00a0${format.currency(currency)}`}</span>}
    </span>
  );
};

export interface QuantityTextProps {
  readonly value: Quantity;
  readonly unit?: Unit | undefined;
  readonly tone?: MoneyTextProps["tone"];
}

export const QuantityText = ({ value, unit, tone }: QuantityTextProps) => (
  <span class={classes(styles.amount, tone !== undefined && styles[tone])}>
    {useI18n().formatQuantity(value, unit)}
  </span>
);
