import { useSignal } from "@preact/signals";
import { isUnit, PRECISION_BY_UNIT, parseQuantity, type Quantity } from "../../../../shared/lib/quantity.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import styles from "./quantity-entry.module.css";

/** One of a unit, in thousandths. */
const ONE = 1_000;

export interface QuantityEntryProps {
  /** Of the goods. */
  readonly name: string;
  readonly unit: string;
  /** Thousandths. */
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (quantity: number) => void;
}

/** How much of something: one more, one less, or typed, to the gram where it is weighed. */
export const QuantityEntry = ({ name, unit, value, least = 0, most, onChange }: QuantityEntryProps) => {
  const { t, format } = useI18n();
  /** As it is being typed; `null` while nobody types. */
  const typed = useSignal<string | null>(null);
  const known = isUnit(unit) ? unit : "kg";
  const isWrong = typed.value !== null && !parseQuantity(typed.value, known, { allowZero: true }).ok;
  const set = (quantity: number) => {
    typed.value = null;
    onChange(Math.min(most, Math.max(least, quantity)));
  };
  const type = (text: string) => {
    typed.value = text;
    const read = text.trim() === "" ? null : parseQuantity(text, known, { allowZero: true });
    onChange(Math.min(most, read?.ok ? read.value : 0));
  };
  return (
    <div class={styles.entry}>
      <IconButton
        icon="minus"
        label={t("refund.less", name)}
        bordered={true}
        disabled={value <= least}
        onClick={() => set(value - ONE)}
      />
      <input
        class={styles.input}
        type="text"
        inputMode={PRECISION_BY_UNIT[known] === 0 ? "numeric" : "decimal"}
        autoComplete="off"
        aria-label={t("refund.quantityOf", name)}
        aria-invalid={isWrong}
        value={typed.value ?? format.value.quantity(value as Quantity)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => (typed.value = null)}
      />
      <span class={styles.unit}>{isUnit(unit) ? t(`unit.${unit}`) : unit}</span>
      <IconButton
        icon="plus"
        label={t("refund.more", name)}
        bordered={true}
        disabled={value >= most}
        onClick={() => set(value + ONE)}
      />
    </div>
  );
};

/** With its unit, in the reader's language. */
export const useMeasure = (): ((quantity: number, unit: string) => string) => {
  const { t, format } = useI18n();
  return (quantity, unit) =>
    format.value.quantity(quantity as Quantity, isUnit(unit) ? t(`unit.${unit}`) : unit);
};
