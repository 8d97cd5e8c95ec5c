import { useSignal } from "@preact/signals";
import { type Money, moneyToText, parseMoney } from "../../../../shared/lib/money.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import styles from "../labels.module.css";
import type { LabelItem, LabelsModel } from "../model.ts";

export interface LabelRowProps {
  readonly model: LabelsModel;
  readonly item: LabelItem;
}

/** One product: how many labels, and the price crossed out on them. */
export const LabelRow = ({ model, item: { product, count, oldPrice } }: LabelRowProps) => {
  const { t, format } = useI18n();
  const typed = useSignal(oldPrice === null ? "" : moneyToText(oldPrice as Money));
  const typePrice = (text: string) => {
    typed.value = text;
    const price = parseMoney(text);
    model.setOldPrice(product.id, price.ok && price.value > 0 ? price.value : null);
  };
  return (
    <li class={styles.item}>
      <p class={styles.name}>
        {product.name}
        <span class={styles.quiet}>{format.value.amount(product.price)}</span>
      </p>
      <Field
        label={t("paper.count")}
        value={String(count)}
        inputMode="numeric"
        numeric={true}
        maxLength={3}
        onInput={(text) => model.setCount(product.id, Number(text))}
      />
      <Field
        label={t("paper.oldPrice")}
        value={typed.value}
        inputMode="decimal"
        numeric={true}
        maxLength={12}
        onInput={typePrice}
      />
      <IconButton icon="x" label={t("paper.remove", product.name)} onClick={() => model.remove(product.id)} />
    </li>
  );
};
