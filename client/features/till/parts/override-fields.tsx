import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { LendingPin, LendingWho } from "../../../ui/lending-fields.tsx";
import type { OverrideModel } from "../override-model.ts";

export interface OverrideFieldsProps {
  readonly model: OverrideModel;
  readonly now: () => number;
}

/** Who lends the right, why, and their PIN; whoever has the right gives the reason alone. */
export const OverrideFields = ({ model, now }: OverrideFieldsProps) => {
  const { t } = useI18n();
  const isOwn = model.isOwn.value;
  return (
    <>
      {!isOwn && <LendingWho lending={model.lending} />}
      <Field
        label={t("till.overrideReason")}
        hint={t(isOwn ? "till.overrideHint" : "till.overrideHintBoth")}
        error={model.isReasonMissing.value ? t("till.overrideNeeded") : null}
        maxLength={200}
        focusFirst={true}
        value={model.reason.value}
        onInput={model.setReason}
      />
      {!isOwn && <LendingPin lending={model.lending} now={now} />}
    </>
  );
};
