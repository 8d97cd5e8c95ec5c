import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { RefundLine, RefundModel } from "../refund-model.ts";
import { QuantityEntry, useMeasure } from "./quantity-entry.tsx";
import { BackChips } from "./refund-choices.tsx";
import styles from "./refund-pane.module.css";

export type LinesOfSale = Pick<RefundModel, "lines" | "take" | "takeAll" | "setBack">;

/** The lines of the sale with what may still come back of each, how much of it does, and where it goes. */
export const RefundLines = ({ model }: { readonly model: LinesOfSale }) => {
  const { t } = useI18n();
  return (
    <section class={styles.group} aria-label={t("refund.lines")}>
      <ul class={styles.lines}>
        {model.lines.value.map((line) => (
          <Line key={line.index} line={line} model={model} />
        ))}
      </ul>
      <Button onClick={model.takeAll}>{t("refund.all")}</Button>
    </section>
  );
};

const Line = ({ line, model }: { readonly line: RefundLine; readonly model: LinesOfSale }) => {
  const { t } = useI18n();
  const measure = useMeasure();
  const { index, name, unit, sold, left, taking, back } = line;
  return (
    <li class={styles.line}>
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
        onChange={(quantity) => model.take(index, quantity)}
      />
      {taking > 0 && (
        <div class={styles.whole}>
          <BackChips name={name} back={back} onChange={(next) => model.setBack(index, next)} />
        </div>
      )}
    </li>
  );
};
