import { useLayoutEffect, useRef } from "preact/hooks";
import { PRECISION_BY_UNIT } from "../../../../shared/lib/quantity.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useExplain } from "../../../ui/use-explain.ts";
import type { CheckedLine } from "../lines.ts";
import type { ReceiveModel } from "../model.ts";
import styles from "../receive.module.css";

export interface LineRowProps {
  readonly model: ReceiveModel;
  readonly line: CheckedLine;
}

export const LineRow = ({ model, line }: LineRowProps) => {
  const { t, formatQuantity, format } = useI18n();
  const explain = useExplain();
  const { product, known, errors } = line;
  const name = known?.name ?? product;
  const unit = known?.unit ?? "pcs";
  const quantity = useRef<HTMLInputElement>(null);
  const focus = model.focus.value;
  useLayoutEffect(() => {
    if (focus?.product !== product) return;
    quantity.current?.focus();
    quantity.current?.select();
  }, [focus]);
  return (
    <li class={styles.line} aria-label={name}>
      <div class={styles.lineHead}>
        <div class={styles.lineName}>
          <span class={styles.name}>{name}</span>
          <span class={styles.quiet}>{t("receive.onHand", formatQuantity(model.onHand(product), unit))}</span>
          {errors.product !== undefined && <span class={styles.wrong}>{explain(errors.product)}</span>}
        </div>
        <IconButton icon="trash" label={t("receive.removeOf", name)} onClick={() => model.remove(product)} />
      </div>
      <div class={styles.amounts}>
        <div class={styles.stepper}>
          {PRECISION_BY_UNIT[unit] === 0 && (
            <IconButton
              icon="minus"
              bordered={true}
              label={t("receive.lessOf", name)}
              onClick={() => model.step(product, -1)}
            />
          )}
          <div class={styles.quantity}>
            <Field
              label={`${t("receive.quantity")}, ${t(`unit.${unit}`)}`}
              value={line.quantity}
              numeric={true}
              inputMode="decimal"
              error={line.quantity === "" ? undefined : explain(errors.quantity)}
              inputRef={quantity}
              onInput={(text) => model.setQuantity(product, text)}
            />
          </div>
          {PRECISION_BY_UNIT[unit] === 0 && (
            <IconButton
              icon="plus"
              bordered={true}
              label={t("receive.moreOf", name)}
              onClick={() => model.step(product, 1)}
            />
          )}
        </div>
        <div class={styles.cost}>
          <Field
            label={t("receive.cost")}
            value={line.cost}
            numeric={true}
            inputMode="decimal"
            suffix={format.value.currency(model.currency.value)}
            error={explain(errors.cost)}
            onInput={(text) => model.setCost(product, text)}
          />
        </div>
      </div>
    </li>
  );
};
