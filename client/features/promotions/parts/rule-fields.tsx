import { PROMOTION_TYPES, type PromotionRule } from "../../../../shared/domain/promo/offer.ts";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import type { PromotionForm, PromotionValues } from "../promotion-form.ts";
import styles from "../promotions.module.css";

export interface RuleFieldsProps {
  readonly form: PromotionForm;
  readonly currency: Currency;
  readonly at: (field: string) => string | undefined;
}

export const TYPE_LABELS: Readonly<Record<PromotionRule["type"], LabelKey>> = {
  percent: "promo.typePercent",
  amount: "promo.typeAmount",
  price: "promo.typePrice",
  steps: "promo.typeSteps",
  "n-for-m": "promo.typeNForM",
  bundle: "promo.typeBundle",
  total: "promo.typeTotal",
};

/** What a promotion does, and the numbers it takes. */
export const RuleFields = (props: RuleFieldsProps) => {
  const { t } = useI18n();
  const { type } = props.form.values.value;
  return (
    <>
      <Select
        label={t("promo.type")}
        value={type}
        options={PROMOTION_TYPES.map((value) => ({ value, label: t(TYPE_LABELS[value]) }))}
        onChange={(value) => props.form.set({ type: value })}
      />
      {type === "percent" && <Typed {...props} field="percent" label={t("promo.percent")} suffix="%" />}
      {(type === "amount" || type === "total") && <Amount {...props} label={t("promo.amount")} />}
      {(type === "price" || type === "bundle") && <Amount {...props} label={t("promo.price")} />}
      {type === "steps" && <Steps {...props} />}
      {type === "n-for-m" && (
        <div class={styles.pair}>
          <Typed {...props} field="take" label={t("promo.take")} />
          <Typed {...props} field="pay" label={t("promo.pay")} />
          <Typed {...props} field="rest" label={t("promo.rest")} hint={t("promo.restHint")} suffix="%" />
        </div>
      )}
    </>
  );
};

interface TypedProps extends RuleFieldsProps {
  readonly field: Extract<keyof PromotionValues, "percent" | "amount" | "take" | "pay" | "rest">;
  readonly label: string;
  readonly hint?: string;
  readonly suffix?: string;
}

const Typed = ({ form, at, field, label, hint, suffix }: TypedProps) => (
  <Field
    label={label}
    hint={hint}
    value={form.values.value[field]}
    error={at(field)}
    inputMode="decimal"
    numeric={true}
    maxLength={20}
    suffix={suffix}
    onInput={(value) => form.set({ [field]: value })}
  />
);

const Amount = (props: RuleFieldsProps & { readonly label: string }) => {
  const { format } = useI18n();
  return <Typed {...props} field="amount" suffix={format.value.currency(props.currency)} />;
};

const Steps = ({ form, at }: RuleFieldsProps) => {
  const { t } = useI18n();
  const { steps } = form.values.value;
  const put = (place: number, change: Partial<(typeof steps)[number]>) =>
    form.set({ steps: steps.map((step, i) => (i === place ? { ...step, ...change } : step)) });
  return (
    <div class={styles.group}>
      {steps.map((step, i) => (
        <div key={i} class={styles.row}>
          <div class={styles.small}>
            <Field
              label={t("promo.fromQuantity")}
              value={step.from}
              error={at("steps")}
              inputMode="decimal"
              numeric={true}
              maxLength={12}
              onInput={(from) => put(i, { from })}
            />
          </div>
          <div class={styles.small}>
            <Field
              label={t("promo.percent")}
              value={step.percent}
              inputMode="decimal"
              numeric={true}
              maxLength={6}
              suffix="%"
              onInput={(percent) => put(i, { percent })}
            />
          </div>
          {steps.length > 1 && (
            <IconButton
              icon="trash"
              label={t("promo.takeOut", step.from)}
              onClick={() => form.set({ steps: steps.filter((_, place) => place !== i) })}
            />
          )}
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => form.set({ steps: [...steps, { from: "", percent: "" }] })}>
          {t("promo.addStep")}
        </Button>
      </div>
    </div>
  );
};
