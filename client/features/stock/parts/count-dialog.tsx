import { useMemo } from "preact/hooks";
import { OVERRIDE } from "../../../../shared/domain/stock/spending.ts";
import { createLending } from "../../../session/lending.ts";
import type { Shop } from "../../../session/shop.ts";
import { QuantityText } from "../../../ui/amounts.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import type { Toasts } from "../../../ui/toast-store.ts";
import { useExplain } from "../../../ui/use-explain.ts";
import { type CountModel, REASONS } from "../count-model.ts";
import type { StockModel } from "../model.ts";
import styles from "../stock.module.css";

export interface CountDialogProps {
  readonly shop: Pick<Shop, "approvals" | "person" | "now">;
  readonly model: StockModel;
  readonly count: CountModel;
  readonly toasts: Toasts;
}

/** What stands on the shelf against what the books say. */
export const CountDialog = ({ shop, model, count, toasts }: CountDialogProps) => {
  const { t } = useI18n();
  const explain = useExplain();
  const { product, expected } = count;
  const reason = count.reason.value;
  const words = reason === "other" ? count.otherReason.value : t(REASON_LABEL[reason]);
  const lending = useMemo(() => createLending(shop, OVERRIDE), [shop]);
  const isLent = count.needsManager.value && lending.managers.value.length > 0;
  const book = async () => {
    const same = count.difference.peek() === 0;
    const approval = isLent ? await lending.lend() : undefined;
    if (approval === null || !(await count.book(words, approval))) return;
    model.stopCounting();
    toasts.show({ text: same ? t("stockview.same") : t("stockview.booked", product.name), tone: "done" });
  };
  const whole = explain(count.errors.value.whole);
  const difference = count.difference.value;
  return (
    <Dialog
      title={t("stockview.countOf", product.name)}
      onClose={model.stopCounting}
      primary={{
        label: t("stockview.book"),
        busy: count.busy.value || lending.busy.value,
        onClick: () => void book(),
      }}
    >
      <dl class={styles.facts}>
        <dt>{t("stockview.expected")}</dt>
        <dd>
          <QuantityText value={expected} unit={product.unit} />
        </dd>
        <dt>{t("stockview.rights")}</dt>
        <dd>
          <QuantityText
            value={(model.row(product.id)?.level.rights ?? 0) as typeof expected}
            unit={product.unit}
          />
        </dd>
        {difference !== null && difference !== 0 && (
          <>
            <dt>{t("stockview.difference")}</dt>
            <dd>
              <QuantityText value={difference} unit={product.unit} tone={difference < 0 ? "stop" : "done"} />
            </dd>
          </>
        )}
      </dl>
      {count.movedMeanwhile.value && <p class={styles.note}>{t("stockview.movedMeanwhile")}</p>}
      <Field
        label={t("stockview.counted")}
        hint={t("stockview.countHint")}
        value={count.typed.value}
        numeric={true}
        inputMode="decimal"
        focusFirst={true}
        suffix={t(`unit.${product.unit}`)}
        error={explain(count.errors.value.counted)}
        onInput={count.type}
      />
      <Chips
        label={t("stockview.reason")}
        chips={REASONS.map((value) => ({ value, label: t(REASON_LABEL[value]) }))}
        value={reason}
        onChange={count.chooseReason}
      />
      {reason === "other" && (
        <Field
          label={t("stockview.reasonText")}
          value={count.otherReason.value}
          maxLength={200}
          error={explain(count.errors.value.reason)}
          onInput={count.writeReason}
        />
      )}
      {whole !== undefined && (
        <p class={styles.alarm} role="alert">
          {whole}
        </p>
      )}
      {isLent && (
        <>
          <LendingWho lending={lending} />
          <LendingPin lending={lending} now={shop.now} focusFirst={true} />
        </>
      )}
    </Dialog>
  );
};

const REASON_LABEL = {
  count: "stockview.reasonCount",
  damaged: "stockview.reasonDamaged",
  expired: "stockview.reasonExpired",
  found: "stockview.reasonFound",
  other: "stockview.reasonOther",
} as const;
