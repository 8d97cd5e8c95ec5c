import { useMemo } from "preact/hooks";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { SettingsProps } from "../props.ts";
import { createOwnPasswordForm, createPasswordForm, type StaffRow } from "../staff-model.ts";
import { useFaults } from "../use-fault.ts";

export interface PasswordDialogProps extends Pick<SettingsProps, "shop"> {
  readonly row: StaffRow;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** A new password for someone who forgot theirs. */
export const PasswordDialog = ({ shop, row, onSaved, onClose }: PasswordDialogProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createPasswordForm(shop, row.id), [row]);
  const faults = useFaults(form);
  const save = async () => {
    if (await form.save()) onSaved();
  };
  return (
    <Dialog
      title={t("settings.resetPasswordOf", row.name)}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: form.busy.value, onClick: () => void save() }}
    >
      <p>{t("settings.resetPasswordText")}</p>
      <PasswordField
        label={t("settings.resetPassword")}
        value={form.values.value.password}
        onInput={(value) => form.set("password", value)}
        error={faults.at("password")}
        autoComplete="new-password"
        focusFirst={true}
      />
      <Switch
        label={t("settings.everywhereNew")}
        hint={t("settings.everywhereNewHint")}
        checked={form.values.value.everywhere}
        onChange={(value) => form.set("everywhere", value)}
      />
      {faults.whole !== null && <Banner tone="stop">{faults.whole}</Banner>}
    </Dialog>
  );
};

/** A new password of one's own. */
export const OwnPasswordDialog = ({ shop, onSaved, onClose }: Omit<PasswordDialogProps, "row">) => {
  const { t } = useI18n();
  const form = useMemo(() => createOwnPasswordForm(shop), []);
  const faults = useFaults(form);
  const { current, next } = form.values.value;
  const save = async () => {
    if (await form.save()) onSaved();
  };
  return (
    <Dialog
      title={t("settings.changePassword")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: form.busy.value, onClick: () => void save() }}
    >
      <p>{t("settings.changePasswordText")}</p>
      <PasswordField
        label={t("settings.currentPassword")}
        value={current}
        onInput={(value) => form.set("current", value)}
        error={faults.at("current")}
        autoComplete="current-password"
        focusFirst={true}
      />
      <PasswordField
        label={t("settings.nextPassword")}
        value={next}
        onInput={(value) => form.set("next", value)}
        error={faults.at("next")}
        autoComplete="new-password"
      />
      {faults.whole !== null && <Banner tone="stop">{faults.whole}</Banner>}
    </Dialog>
  );
};
