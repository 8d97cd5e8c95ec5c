import { useSignal } from "@preact/signals";
import { isBadgeEnough } from "../../../../shared/domain/access/badge.ts";
import { ORGANISATION } from "../../../../shared/domain/access/organisation.ts";
import { mayRole } from "../../../../shared/domain/access/roles.ts";
import { roleName } from "../../../session/role-name.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { branchRows } from "../branches-model.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { mayChange, type StaffRow, staffRows } from "../staff-model.ts";
import { BadgeDialog } from "./badge-dialog.tsx";
import { ListRow } from "./list-row.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { PinResetDialog } from "./pin-reset-dialog.tsx";
import { StaffDialog } from "./staff-dialog.tsx";

/** Who works here, as what and where. */
export const StaffPart = (props: SettingsProps) => {
  const { shop, toasts } = props;
  const i18n = useI18n();
  const { t } = i18n;
  void [shop.changed("staff").value, shop.changed("branch").value];
  const editing = useSignal<StaffRow | "new" | null>(null);
  const password = useSignal<StaffRow | null>(null);
  const pin = useSignal<StaffRow | null>(null);
  const badge = useSignal<StaffRow | null>(null);
  const now = editing.value;
  const close = () => {
    editing.value = null;
    password.value = null;
    pin.value = null;
    badge.value = null;
  };
  const done = (text: string) => {
    close();
    toasts.show({ text, tone: "done" });
  };
  return (
    <Panel
      title={t("settings.staff")}
      text={t("settings.staffNotOnDevices")}
      actions={
        <Button icon="plus" onClick={() => (editing.value = "new")}>
          {t("settings.staffAdd")}
        </Button>
      }
    >
      <BadgeRule shop={shop} />
      <ul class={styles.rows}>
        {staffRows(shop).map((row) => (
          <ListRow
            key={row.id}
            icon="user"
            title={row.name}
            text={`${roleName(i18n, row.role)} · ${placesText(row, props, t("settings.allBranches"))}`}
            isOff={!row.active}
            onOpen={mayChange(shop, row) ? () => (editing.value = row) : undefined}
          >
            {row.id === shop.person.value?.staff && <Badge tone="accent">{t("settings.you")}</Badge>}
            {!row.active && <Badge>{t("settings.left")}</Badge>}
          </ListRow>
        ))}
      </ul>
      {now !== null && (
        <StaffDialog
          shop={shop}
          row={now === "new" ? null : now}
          onSaved={() => done(t("settings.saved"))}
          onPassword={(row) => {
            close();
            password.value = row;
          }}
          onPin={(row) => {
            close();
            pin.value = row;
          }}
          onBadge={(row) => {
            close();
            badge.value = row;
          }}
          onClose={close}
        />
      )}
      {badge.value !== null && <BadgeDialog shop={shop} row={badge.value} onClose={close} />}
      {password.value !== null && (
        <PasswordDialog
          shop={shop}
          row={password.value}
          onSaved={() => done(t("settings.passwordChanged"))}
          onClose={close}
        />
      )}
      {pin.value !== null && (
        <PinResetDialog
          shop={shop}
          row={pin.value}
          onSaved={() => done(t("settings.pinReset"))}
          onClose={close}
        />
      )}
    </Panel>
  );
};

/** Whether a badge does without a PIN: for whoever may change the shop's settings. */
const BadgeRule = ({ shop }: Pick<SettingsProps, "shop">) => {
  const { t } = useI18n();
  void shop.doc("org", ORGANISATION).value;
  if (!mayRole(shop.person.value?.role ?? "", "access.settings")) return null;
  return (
    <Switch
      label={t("hands.badgeAlone")}
      hint={t("hands.badgeAloneHint")}
      checked={isBadgeEnough(shop.view)}
      onChange={(badgeAlone) => void shop.run("access.change-settings", { badgeAlone })}
    />
  );
};

const placesText = ({ branches }: StaffRow, { shop }: SettingsProps, everywhere: string): string => {
  if (branches === "*") return everywhere;
  const names = new Map(branchRows(shop).map(({ id, name }) => [id, name]));
  return branches.map((id) => names.get(id) ?? id).join(", ");
};
