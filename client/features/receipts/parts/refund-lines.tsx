import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { RefundLine, TakenBack } from "../taken-back.ts";
import { QuantityEntry, useMeasure } from "./quantity-entry.tsx";
import { BackChips } from "./refund-choices.tsx";
import styles from "./refund-pane.module.css";

/** The lines of the sale with what may still come back of each, how much of it does, and where it goes. */
export const RefundLines = ({ goods }: { readonly goods: TakenBack }) => {
  const { t } = useI18n();
  return (
    <section class={styles.group} aria-label={t("refund.lines")}>
      <ul class={styles.lines}>
        {goods.lines.value.map((line) => (
          <Line key={line.index} line={line} goods={goods} />
        ))}
      </ul>
      <Button onClick={goods.takeAll}>{t("refund.all")}</Button>
    </section>
  );
};

const Line = ({ line, goods }: { readonly line: RefundLine; readonly goods: TakenBack }) => {
  const { t } = useI18n();
  const measure = useMeasure();
  const { index, name, unit, sold, left, taking, back } = line;
  return (
    <li class={styles.sold}>
      <div>
        <div class={styles.name}>{name}</div>
        <div class={styles.left}>
          {left === 0 ? t("refund.gone") : t("refund.left", measure(left, unit), measure(sold, unit))}
        </div>
      </div>
      <QuantityEntry
        {...{ name, unit }}
        value={taking}
        most={left}
        onChange={(quantity) => goods.take(index, quantity)}
      />
      {taking > 0 && (
        <div class={styles.whole}>
          <BackChips name={name} back={back} onChange={(next) => goods.setBack(index, next)} />
        </div>
      )}
    </li>
  );
};
