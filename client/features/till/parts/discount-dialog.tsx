import { useMemo } from "preact/hooks";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import type { Currency } from "../../../../shared/lib/money.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { useBadges } from "../../../ui/badge-scans.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import {
  createDiscounting,
  type DiscountFault,
  type DiscountModel,
  type DiscountType,
} from "../discount-model.ts";
import type { TillModel } from "../model.ts";
import styles from "./discount-dialog.module.css";

export interface DiscountDialogProps {
  readonly shop: Shop;
  readonly till: TillModel;
  readonly currency: Currency;
  /** Key and name of the line; `null`: the whole sale. */
  readonly line: { readonly key: string; readonly name: string } | null;
  readonly onClose: () => void;
}

/** Takes something off by a person's word: how much, why, and by whose right. What it comes to is seen before. */
export const DiscountDialog = ({ shop, till, currency, line, onClose }: DiscountDialogProps) => {
  const { t } = useI18n();
  const key = line?.key ?? null;
  const model = useMemo(
    () =>
      createDiscounting({
        shop,
        sale: till.sale,
        price: till.pricing.price,
        line: key,
        onLent: till.selling.lend,
      }),
    [shop, till, key],
  );
  const submit = async (): Promise<void> => {
    if (await model.submit()) onClose();
  };
  const takeBack = () => {
    model.takeBack();
    onClose();
  };
  // A badge typed into the number makes it none for a moment, and the field that asks for the manager is gone.
  useBadges((code) => void model.lending.peek().takeBadge(code));
  const nobody = model.needsManager.value && model.lending.value.managers.value.length === 0;
  return (
    <Dialog
      title={line === null ? t("tillmore.receiptDiscount") : t("tillmore.discountOf", line.name)}
      size="medium"
      onClose={onClose}
      primary={{
        label: t("tillmore.apply"),
        onClick: () => void submit(),
        busy: model.lending.value.busy.value,
        disabled: nobody,
      }}
      extra={
        model.hadOne && (
          <Button icon="trash" onClick={takeBack}>
            {t("tillmore.takeBack")}
          </Button>
        )
      }
    >
      <Types model={model} />
      <HowMuch model={model} currency={currency} />
      <Reason model={model} />
      <Then till={till} model={model} currency={currency} />
      {model.needsManager.value && <Manager model={model} now={shop.now} isNobody={nobody} />}
    </Dialog>
  );
};

interface PartProps {
  readonly model: DiscountModel;
}

const LABEL_BY_TYPE: Readonly<Record<DiscountType, LabelKey>> = {
  percent: "tillmore.percent",
  amount: "tillmore.amount",
  price: "tillmore.otherPrice",
};

const FIELD_BY_TYPE: Readonly<Record<DiscountType, LabelKey>> = {
  percent: "tillmore.percentOff",
  amount: "tillmore.amountOff",
  price: "tillmore.priceEach",
};

const TEXT_BY_FAULT: Readonly<Record<Exclude<DiscountFault, "reason">, LabelKey>> = {
  number: "tillmore.discountNumber",
  tooMuch: "tillmore.discountTooMuch",
  notLower: "tillmore.priceNotLower",
};

const Types = ({ model }: PartProps) => {
  const { t } = useI18n();
  return (
    <div class={styles.types}>
      {model.types.map((type) => (
        <Button key={type} pressed={type === model.type.value} onClick={() => model.chooseType(type)}>
          {t(LABEL_BY_TYPE[type])}
        </Button>
      ))}
    </div>
  );
};

const HowMuch = ({ model, currency }: PartProps & { readonly currency: Currency }) => {
  const { t, format } = useI18n();
  const type = model.type.value;
  const fault = model.fault.value;
  return (
    <Field
      label={t(FIELD_BY_TYPE[type])}
      error={fault === null || fault === "reason" ? null : t(TEXT_BY_FAULT[fault])}
      inputMode="decimal"
      numeric={true}
      maxLength={16}
      focusFirst={true}
      suffix={type === "percent" ? "%" : format.value.currency(currency)}
      value={model.text.value}
      onInput={model.write}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.code];
        if (by === undefined) return;
        event.preventDefault();
        model.stepReason(
          REASONS.map((key) => t(key)),
          by,
        );
      }}
    />
  );
};

const REASONS: readonly LabelKey[] = [
  "tillmore.reasonDamaged",
  "tillmore.reasonExpiring",
  "tillmore.reasonRegular",
  "tillmore.reasonMatch",
];

/** The usual reasons by one tap, or by ↑ and ↓ from the number; any other in words. */
const Reason = ({ model }: PartProps) => {
  const { t } = useI18n();
  const reason = model.reason.value;
  return (
    <>
      <div class={styles.reasons}>
        {REASONS.map((key) => (
          <button
            key={key}
            type="button"
            class={styles.reason}
            aria-pressed={reason === t(key)}
            onClick={() => model.setReason(t(key))}
          >
            {t(key)}
          </button>
        ))}
        <span class={styles.arrows} aria-hidden="true">
          {t("tillmore.reasonArrows")}
        </span>
      </div>
      <Field
        label={t("tillmore.reason")}
        error={model.fault.value === "reason" ? t("tillmore.reasonNeeded") : null}
        maxLength={200}
        value={reason}
        onInput={model.setReason}
      />
    </>
  );
};

const Then = ({ till, model, currency }: PartProps & Pick<DiscountDialogProps, "till" | "currency">) => {
  const { t, format } = useI18n();
  const before = till.sale.totals.value.total;
  const after = model.preview.value?.totals.total ?? before;
  return (
    <p class={styles.then} role="status">
      <span>{t("tillmore.costsThen")}</span>
      <span>
        {after !== before && <span class={styles.was}>{format.value.amount(before)}</span>}
        <MoneyText value={after} currency={currency} size="large" />
      </span>
    </p>
  );
};

const Manager = ({
  model,
  now,
  isNobody,
}: PartProps & { readonly now: () => number; readonly isNobody: boolean }) => {
  const { t, format } = useI18n();
  const lending = model.lending.value;
  const own = model.type.value === "price" ? 0 : model.ownLimit;
  return (
    <div class={styles.manager}>
      {own > 0 && <p>{t("tillmore.ownDiscount", format.value.percent(own))}</p>}
      <p>{t(isNobody ? "tillmore.discountNobody" : "tillmore.discountManager")}</p>
      {!isNobody && <LendingWho lending={lending} />}
      {!isNobody && <LendingPin lending={lending} now={now} />}
    </div>
  );
};
