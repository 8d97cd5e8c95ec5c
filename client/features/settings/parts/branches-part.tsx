import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { type BranchRow, branchRows, createBranchForm } from "../branches-model.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { useFaults } from "../use-fault.ts";
import { ListRow } from "./list-row.tsx";

/** Where the shop trades. */
export const BranchesPart = ({ shop, toasts }: SettingsProps) => {
  const { t } = useI18n();
  void shop.changed("branch").value;
  const editing = useSignal<BranchRow | "new" | null>(null);
  const now = editing.value;
  return (
    <Panel
      title={t("settings.branches")}
      actions={
        <Button icon="plus" onClick={() => (editing.value = "new")}>
          {t("settings.branchAdd")}
        </Button>
      }
    >
      <ul class={styles.rows}>
        {branchRows(shop).map((row) => (
          <ListRow
            key={row.id}
            icon="store"
            title={row.name}
            text={row.address}
            isOff={!row.open}
            onOpen={() => (editing.value = row)}
          >
            {!row.open && <Badge>{t("settings.closed")}</Badge>}
          </ListRow>
        ))}
      </ul>
      {now !== null && (
        <BranchDialog
          shop={shop}
          row={now === "new" ? null : now}
          onSaved={() => {
            editing.value = null;
            toasts.show({ text: t("settings.saved"), tone: "done" });
          }}
          onClose={() => (editing.value = null)}
        />
      )}
    </Panel>
  );
};

interface BranchDialogProps extends Pick<SettingsProps, "shop"> {
  readonly row: BranchRow | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

const BranchDialog = ({ shop, row, onSaved, onClose }: BranchDialogProps) => {
  const { t } = useI18n();
  const form = useMemo(() => createBranchForm(shop, row), [row]);
  const faults = useFaults(form);
  const { name, address, open } = form.values.value;
  const save = async () => {
    if (await form.save()) onSaved();
  };
  return (
    <Dialog
      title={t(row === null ? "settings.branchNew" : "settings.branchChange")}
      onClose={onClose}
      primary={{ label: t("ui.save"), busy: form.busy.value, onClick: () => void save() }}
    >
      <Field
        label={t("settings.name")}
        value={name}
        onInput={(value) => form.set("name", value)}
        error={faults.at("name")}
        focusFirst={true}
        maxLength={100}
      />
      <Field
        label={t("settings.address")}
        value={address}
        onInput={(value) => form.set("address", value)}
        error={faults.at("address")}
        optional={true}
        maxLength={300}
      />
      {row !== null && (
        <Switch
          label={t("settings.branchOpen")}
          hint={t("settings.branchOpenHint")}
          checked={open}
          onChange={(value) => form.set("open", value)}
        />
      )}
      {faults.whole !== null && <Banner tone="stop">{faults.whole}</Banner>}
    </Dialog>
  );
};
