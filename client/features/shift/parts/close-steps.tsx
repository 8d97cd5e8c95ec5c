import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Money } from "../../../../shared/lib/money.ts";
import { createLending } from "../../../session/lending.ts";
import type { Shop } from "../../../session/shop.ts";
import { MoneyText } from "../../../ui/amounts.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import { Panel } from "../../../ui/panel.tsx";
import type { Closing, Comparison, ShiftModel } from "../model.ts";
import styles from "../shift.module.css";
import { useFaultText } from "../use-fault-text.ts";
import { CountSheet } from "./count-sheet.tsx";

export interface CloseStepsProps {
  readonly shop: Shop;
  readonly model: ShiftModel;
  readonly onClosed: (closed: { readonly shift: string; readonly z: string }) => void;
}

/** Closing in two steps: count blind, then see the difference and close [SHIFT-5]. */
export const CloseSteps = (props: CloseStepsProps) => {
  const { model } = props;
  const closing = model.closing.value;
  const comparison = model.comparison.value;
  if (closing === null) return null;
  return comparison === null ? (
    <CountStep model={model} closing={closing} />
  ) : (
    <CompareStep {...props} comparison={comparison} />
  );
};

const CountStep = ({ model, closing }: { readonly model: ShiftModel; readonly closing: Closing }) => {
  const { t } = useI18n();
  return (
    <Panel
      title={t("shift.closeTitle")}
      text={t("shift.closeText")}
      eyebrow={`${closing.shift.till} · ${closing.shift.number}`}
    >
      <form
        class={styles.form}
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault();
          void model.compare();
        }}
      >
        <CountSheet model={model.count} currency={model.currency.value} />
        <div class={styles.foot}>
          <Button kind="ghost" size="large" onClick={model.stopClosing}>
            {t("ui.cancel")}
          </Button>
          <Button kind="primary" size="large" type="submit" disabled={model.count.sum.value === null}>
            {t("shift.compare")}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const CompareStep = ({
  shop,
  model,
  comparison,
  onClosed,
}: CloseStepsProps & { readonly comparison: Comparison }) => {
  const { t, formatMoney } = useI18n();
  const note = useSignal("");
  const lending = useMemo(() => createLending(shop, "shift.manage"), [shop]);
  const fault = useFaultText(model.fault.value);
  const { difference, limit, needsManager } = comparison;
  const canLend = lending.managers.value.length > 0;
  const close = async () => {
    const approval = needsManager ? await lending.lend() : undefined;
    if (approval === null) return;
    const closed = await model.close(note.peek(), approval);
    if (closed !== null) onClosed(closed);
  };
  return (
    <Panel title={t("shift.difference")}>
      <form
        class={styles.form}
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault();
          void close();
        }}
      >
        <Sums model={model} comparison={comparison} />
        <DifferenceBanner model={model} difference={difference} />
        <div class={styles.narrow}>
          <Field
            label={t("shift.note")}
            value={note.value}
            optional={true}
            maxLength={500}
            onInput={(value) => {
              note.value = value;
            }}
          />
          {needsManager && limit !== null && (
            <p class={styles.quiet}>
              {t("shift.overLimit", formatMoney(limit as Money, model.currency.value))}
            </p>
          )}
          {needsManager && !canLend && <Banner tone="stop">{t("shift.noManager")}</Banner>}
          {needsManager && canLend && (
            <>
              <LendingWho lending={lending} />
              <LendingPin lending={lending} now={shop.now} focusFirst={true} />
            </>
          )}
        </div>
        {fault !== null && <Banner tone="stop">{fault}</Banner>}
        <div class={styles.foot}>
          <Button kind="ghost" size="large" onClick={model.countAgain}>
            {t("shift.again")}
          </Button>
          <Button
            type="submit"
            kind="primary"
            size="large"
            busy={model.busy.value || lending.busy.value}
            disabled={needsManager && !canLend}
          >
            {t("shift.close")}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const Sums = ({ model, comparison }: { readonly model: ShiftModel; readonly comparison: Comparison }) => {
  const { t } = useI18n();
  const rows = [
    ["shift.expected", comparison.expected],
    ["shift.counted", comparison.counted],
    ["shift.difference", comparison.difference],
  ] as const;
  return (
    <dl class={styles.sums}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>
            <MoneyText value={value as Money} currency={model.currency.value} size="large" />
          </dd>
        </div>
      ))}
    </dl>
  );
};

const DifferenceBanner = ({
  model,
  difference,
}: {
  readonly model: ShiftModel;
  readonly difference: number;
}) => {
  const { t, formatMoney } = useI18n();
  const sum = formatMoney(Math.abs(difference) as Money, model.currency.value);
  if (difference === 0) return <Banner tone="done">{t("shift.fits")}</Banner>;
  return <Banner tone="attention">{t(difference > 0 ? "shift.tooMuch" : "shift.tooLittle", sum)}</Banner>;
};
