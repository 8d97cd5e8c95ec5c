import { pinErrorText } from "../../../session/pin-error.ts";
import { roleName } from "../../../session/role-name.ts";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { useCountdown } from "../../../ui/use-countdown.ts";
import type { OverrideModel } from "../override-model.ts";

export interface OverrideFieldsProps {
  readonly model: OverrideModel;
  readonly now: () => number;
}

/** Who lends the right, why, and their PIN; whoever has the right gives the reason alone. */
export const OverrideFields = ({ model, now }: OverrideFieldsProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const fault = model.fault.value;
  const isOwn = model.isOwn.value;
  const people = model.managers.value;
  return (
    <>
      {!isOwn && people.length > 1 && (
        <Select
          label={t("till.whoLends")}
          value={model.manager.value}
          options={people.map(({ staff, name, role }) => ({
            value: staff,
            label: `${name} · ${roleName(i18n, role)}`,
          }))}
          onChange={model.choose}
        />
      )}
      <Field
        label={t("till.overrideReason")}
        hint={t(isOwn ? "till.overrideHint" : "till.overrideHintBoth")}
        error={fault?.type === "Missing" && fault.field === "reason" ? t("till.overrideNeeded") : null}
        maxLength={200}
        focusFirst={true}
        value={model.reason.value}
        onInput={model.setReason}
      />
      {!isOwn && <ManagerPin model={model} now={now} />}
    </>
  );
};

const ManagerPin = ({ model, now }: OverrideFieldsProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const fault = model.fault.value;
  const left = useCountdown(fault?.type === "PinPaused" ? fault.until : null, now);
  const isOver = fault?.type === "PinPaused" && left === 0;
  const { managers, manager } = model;
  const name = managers.value.find(({ staff }) => staff === manager.value)?.name ?? "";
  const error =
    fault === null || fault.field !== "pin" || isOver
      ? null
      : fault.type === "Missing"
        ? t("till.pinNeeded")
        : pinErrorText(fault, now(), i18n);
  return (
    <PasswordField
      label={t("signin.pinOf", name)}
      value={model.pin.value}
      onInput={model.setPin}
      error={error}
      autoComplete="new-password"
      inputMode="numeric"
      maxLength={8}
    />
  );
};
