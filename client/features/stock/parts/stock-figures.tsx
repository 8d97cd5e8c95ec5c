import type { ComponentChildren } from "preact";
import { MoneyText } from "../../../ui/amounts.tsx";
import { classes } from "../../../ui/classes.ts";
import { useI18n } from "../../../ui/i18n.ts";
import type { StockModel } from "../model.ts";
import styles from "../stock.module.css";

/** The branch in four figures. */
export const StockFigures = ({ model }: { readonly model: StockModel }) => {
  const { t, format } = useI18n();
  const { products, low, short, worth } = model.totals.value;
  const number = (value: number) => format.value.number(value);
  return (
    <dl class={styles.figures}>
      <Figure label={t("stockview.product")}>{number(products)}</Figure>
      <Figure label={t("stockview.showLow")} tone={low > 0 ? "attention" : undefined}>
        {number(low)}
      </Figure>
      <Figure label={t("stockview.showShort")} tone={short > 0 ? "stop" : undefined}>
        {number(short)}
      </Figure>
      <Figure label={t("stockview.total")}>
        <MoneyText value={worth} currency={model.currency.value} />
      </Figure>
    </dl>
  );
};

interface FigureProps {
  readonly label: string;
  readonly tone?: "attention" | "stop" | undefined;
  readonly children: ComponentChildren;
}

const Figure = ({ label, tone, children }: FigureProps) => (
  <div class={styles.figure}>
    <dt class={styles.figureLabel}>{label}</dt>
    <dd class={classes(styles.figureValue, tone !== undefined && styles[tone])}>{children}</dd>
  </div>
);
