import type { Currency, Money } from "../../../../shared/lib/money.ts";
import { Button } from "../../../ui/button.tsx";
import { classes } from "../../../ui/classes.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import {
  MOST_STEPS,
  priceField,
  readStepPrice,
  stepField,
  type TypedPrice,
  type TypedStep,
} from "../list-form.ts";
import styles from "../promotions.module.css";

export interface PriceRowProps {
  readonly name: string;
  /** What it costs without the list. */
  readonly shelf: Money | undefined;
  readonly price: TypedPrice;
  readonly currency: Currency;
  readonly at: (field: string) => string | undefined;
  readonly onChange: (price: TypedPrice) => void;
  readonly onRemove: () => void;
}

const TYPED = { inputMode: "decimal", numeric: true, maxLength: 20 } as const;

/** A product's price in a list, and the lower ones from certain quantities on. */
export const PriceRow = (props: PriceRowProps) => {
  const { name, shelf, price, currency, at, onChange, onRemove } = props;
  const { t, formatMoney } = useI18n();
  const { product, steps } = price;
  return (
    <li class={classes(styles.row, styles.inputs)}>
      <div class={styles.rowName}>
        <Field
          label={t("promo.priceOf", name)}
          suffix={shelf === undefined ? undefined : t("promo.shelf", formatMoney(shelf, currency))}
          error={at(priceField(product))}
          {...TYPED}
          value={price.price}
          onInput={(value) => onChange({ ...price, price: value })}
        />
      </div>
      <IconButton icon="x" label={t("promo.takeOut", name)} onClick={onRemove} />
      {steps.map((step, place) => (
        <StepRow key={place} {...props} step={step} place={place} />
      ))}
      {steps.length < MOST_STEPS && (
        <div class={styles.steps}>
          <Button
            icon="plus"
            onClick={() => onChange({ ...price, steps: [...steps, { from: "", price: "" }] })}
          >
            {t("promo.addStep")}
          </Button>
        </div>
      )}
    </li>
  );
};

interface StepRowProps extends PriceRowProps {
  readonly step: TypedStep;
  readonly place: number;
}

const StepRow = ({ price, step, place, currency, name, at, onChange }: StepRowProps) => {
  const { t, formatMoney } = useI18n();
  const { steps } = price;
  const put = (change: Partial<TypedStep>) =>
    onChange({ ...price, steps: steps.with(place, { ...step, ...change }) });
  const comesTo = step.price.includes("%") ? readStepPrice(step.price, price.price) : null;
  return (
    <div class={styles.steps}>
      <div class={styles.small}>
        <Field
          label={t("promo.fromQuantity")}
          error={at(stepField(price.product, place))}
          {...TYPED}
          value={step.from}
          onInput={(from) => put({ from })}
        />
      </div>
      <div class={styles.stepPrice}>
        <Field
          label={t("promo.stepPrice")}
          {...TYPED}
          value={step.price}
          suffix={comesTo === null ? undefined : `= ${formatMoney(comesTo, currency)}`}
          onInput={(less) => put({ price: less })}
        />
      </div>
      <IconButton
        icon="trash"
        label={t("promo.takeOutStep", name, step.from)}
        onClick={() => onChange({ ...price, steps: steps.toSpliced(place, 1) })}
      />
    </div>
  );
};
