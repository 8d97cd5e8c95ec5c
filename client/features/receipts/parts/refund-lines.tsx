import { isUnit, type Quantity } from "../../../../shared/lib/quantity.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { RefundLine, RefundModel } from "../refund-model.ts";
import styles from "./refund-pane.module.css";

/** One of a unit, in thousandths. */
const ONE = 1_000;

/** The lines of the sale with what may still come back of each, and how much of it does. */
export const RefundLines = ({ model }: { readonly model: RefundModel }) => {
  const { t } = useI18n();
  return (
    <section class={styles.group} aria-label={t("refund.lines")}>
      <ul class={styles.lines}>
        {model.lines.value.map((line) => (
          <Line key={line.index} line={line} take={(quantity) => model.take(line.index, quantity)} />
        ))}
      </ul>
      <Button onClick={model.takeAll}>{t("refund.all")}</Button>
    </section>
  );
};

interface LineProps {
  readonly line: RefundLine;
  readonly take: (quantity: number) => void;
}

const Line = ({ line, take }: LineProps) => {
  const { t, format } = useI18n();
  const { name, unit, sold, left, taking } = line;
  const unitName = isUnit(unit) ? t(`unit.${unit}`) : unit;
  const measure = (quantity: number) => format.value.quantity(quantity as Quantity, unitName);
  return (
    <li class={styles.line}>
      <div>
        <div class={styles.name}>{name}</div>
        <div class={styles.left}>
          {left === 0 ? t("refund.gone") : t("refund.left", measure(left), measure(sold))}
        </div>
      </div>
      <div class={styles.stepper}>
        <IconButton
          icon="minus"
          label={t("refund.less", name)}
          bordered={true}
          disabled={taking === 0}
          onClick={() => take(taking - ONE)}
        />
        <output class={styles.count} aria-label={t("refund.quantityOf", name)}>
          {measure(taking)}
        </output>
        <IconButton
          icon="plus"
          label={t("refund.more", name)}
          bordered={true}
          disabled={taking >= left}
          onClick={() => take(taking + ONE)}
        />
      </div>
    </li>
  );
};
