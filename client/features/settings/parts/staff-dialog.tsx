import { useMemo } from "preact/hooks";
import type { LabelKey } from "../../../../shared/i18n/en.ts";
import { roleName } from "../../../session/role-name.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, FieldFrame } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { branchRows } from "../branches-model.ts";
import type { Form } from "../form.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { createStaffForm, grantableRoles, type StaffRow, type StaffValues } from "../staff-model.ts";
import { type Faults, useFaults } from "../use-fault.ts";

export interface StaffDialogProps extends Pick<SettingsProps, "shop"> {
  readonly row: StaffRow | null;
  readonly onSaved: () => void;
  readonly onPassword: (row: StaffRow) => void;
  readonly onPin: (row: StaffRow) => void;
  readonly onBadge: (row: StaffRow) => void;
  readonly onClose: () => void;
}

/** Somebody new, or a change to who works here. */
export const StaffDialog = ({
  shop,
  row,
  onSaved,
  onPassword,
  onPin,
  onBadge,
  onClose,
}: StaffDialogProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createStaffForm(shop, row), [row]);
  const faults = useFaults(form);
  const { name, login, password, active } = form.values.value;
  const save = async () => {
    if (await form.save()) onSaved();
  };
  return (
    <Dialog
      title={row === null ? t("settings.staffNew") : row.name}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: form.busy.value, onClick: () => void save() }}
      extra={
        row !== null && (
          <>
            <Button kind="ghost" icon="edit" onClick={() => onPassword(row)}>
              {t("settings.resetPassword")}
            </Button>
            <Button kind="ghost" icon="lock" onClick={() => onPin(row)}>
              {t("settings.resetPin")}
            </Button>
            <Button kind="ghost" icon="tag" onClick={() => onBadge(row)}>
              {t("hands.badge")}
            </Button>
          </>
        )
      }
    >
      {row === null && shop.sync.value.server === "offline" && (
        <Banner tone="attention" icon="cloud-off">
          {t("settings.offline")}
        </Banner>
      )}
      <Field
        label={t("settings.name")}
        value={name}
        onInput={(value) => form.set("name", value)}
        error={faults.at("name")}
        focusFirst={true}
        maxLength={100}
      />
      <RoleField shop={shop} row={row} form={form} faults={faults} />
      <PlacesField shop={shop} form={form} faults={faults} />
      <Field
        label={t("settings.login")}
        hint={row === null ? t("settings.loginHint") : undefined}
        value={login}
        onInput={(value) => form.set("login", value)}
        error={faults.at("login")}
        readOnly={row !== null}
        maxLength={60}
      />
      {row === null && (
        <PasswordField
          label={t("settings.password")}
          hint={t("settings.passwordHint")}
          value={password}
          onInput={(value) => form.set("password", value)}
          error={faults.at("password")}
          autoComplete="new-password"
        />
      )}
      {row !== null && (
        <Switch
          label={t("settings.active")}
          hint={t("settings.activeHint")}
          checked={active}
          onChange={(value) => form.set("active", value)}
        />
      )}
      {row !== null && isPlaceChanged(row, form.values.value) && (
        <Banner tone="neutral" icon="info">
          {t(active ? "settings.placeMeans" : "settings.dismissMeans")}
        </Banner>
      )}
      {faults.at("active") !== undefined && <Banner tone="stop">{faults.at("active")}</Banner>}
      {faults.whole !== null && <Banner tone="stop">{faults.whole}</Banner>}
    </Dialog>
  );
};

/** Whether it would give or take away something they may do. */
const isPlaceChanged = (row: StaffRow, { role, everywhere, branches, active }: StaffValues): boolean => {
  const before = row.branches === "*" ? "*" : row.branches.toSorted().join(" ");
  const after = everywhere ? "*" : branches.toSorted().join(" ");
  return role !== row.role || active !== row.active || before !== after;
};

interface PartProps extends Pick<SettingsProps, "shop"> {
  readonly form: Form<StaffValues>;
  readonly faults: Faults<StaffValues>;
}

const RoleField = ({ shop, row, form, faults }: PartProps & { readonly row: StaffRow | null }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { role } = form.values.value;
  const roles = [...new Set<string>([...grantableRoles(shop), ...(row === null ? [] : [row.role])])];
  const hint = HINT_BY_ROLE[role];
  return (
    <Select
      label={t("settings.role")}
      hint={hint === undefined ? undefined : t(hint)}
      value={role}
      options={roles.map((value) => ({ value, label: roleName(i18n, value) }))}
      onChange={(value) => form.set("role", value)}
      error={faults.at("role")}
    />
  );
};

const HINT_BY_ROLE: Readonly<Record<string, LabelKey | undefined>> = {
  owner: "settings.roleOwner",
  admin: "settings.roleAdmin",
  manager: "settings.roleManager",
  seller: "settings.roleSeller",
  operator: "settings.roleOperator",
  viewer: "settings.roleViewer",
};

const PlacesField = ({ shop, form, faults }: PartProps) => {
  const { t } = useI18n();
  const { everywhere, branches } = form.values.value;
  const toggle = (id: string, isChosen: boolean) => {
    const others = branches.filter((branch) => branch !== id);
    form.set("branches", isChosen ? [...others, id] : others);
  };
  return (
    <FieldFrame label={t("settings.worksIn")} error={faults.at("branches")}>
      {() => (
        <div class={styles.checks}>
          <Checkbox
            label={t("settings.everywhere")}
            checked={everywhere}
            onChange={(value) => form.set("everywhere", value)}
          />
          {!everywhere &&
            branchRows(shop)
              .filter(({ id, open }) => open || branches.includes(id))
              .map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={branches.includes(id)}
                  onChange={(isChosen) => toggle(id, isChosen)}
                />
              ))}
        </div>
      )}
    </FieldFrame>
  );
};
