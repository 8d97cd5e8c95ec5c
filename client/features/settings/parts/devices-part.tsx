import { useSignal } from "@preact/signals";
import type { Fault } from "../../../session/saying.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { IconName } from "../../../ui/icon-shapes.ts";
import { Panel } from "../../../ui/panel.tsx";
import { type DeviceRow, deviceRows, retireDevice } from "../devices-model.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { useFault } from "../use-fault.ts";
import { ListRow } from "./list-row.tsx";
import { NewDeviceDialog } from "./new-device-dialog.tsx";

/** Tills, warehouse devices and phones; letting new ones in and putting lost ones out. */
export const DevicesPart = (props: SettingsProps) => {
  const { shop } = props;
  const { t } = useI18n();
  void [shop.changed("device").value, shop.changed("branch").value];
  const isAdding = useSignal(false);
  const retiring = useSignal<DeviceRow | null>(null);
  const rows = deviceRows(shop);
  const placeOf = ({ branch }: DeviceRow): string =>
    branch === null ? t("settings.allBranches") : String(shop.view.doc("branch", branch)?.fields.name ?? "");
  return (
    <Panel
      title={t("settings.devices")}
      text={rows.length === 0 ? t("settings.devicesEmpty") : undefined}
      actions={
        <Button icon="plus" onClick={() => (isAdding.value = true)}>
          {t("settings.deviceAdd")}
        </Button>
      }
    >
      <ul class={styles.rows}>
        {rows.map((row) => (
          <ListRow
            key={row.id}
            icon={ICON_BY_KIND[row.kind] ?? "monitor"}
            title={[row.code, row.name].filter((part) => part !== "").join(" · ")}
            text={placeOf(row)}
            isOff={row.isRetired}
            onOpen={
              row.isRetired || row.id === shop.certificate.device ? undefined : () => (retiring.value = row)
            }
          >
            {row.id === shop.certificate.device && <Badge tone="accent">{t("settings.isThis")}</Badge>}
            {row.isRetired && <Badge>{t("settings.retired")}</Badge>}
          </ListRow>
        ))}
      </ul>
      {isAdding.value && <NewDeviceDialog shop={shop} onClose={() => (isAdding.value = false)} />}
      {retiring.value !== null && (
        <RetireDialog {...props} row={retiring.value} onClose={() => (retiring.value = null)} />
      )}
    </Panel>
  );
};

const ICON_BY_KIND: Readonly<Record<string, IconName | undefined>> = {
  till: "cart",
  warehouse: "truck",
  phone: "phone",
  hub: "wifi",
};

interface RetireDialogProps extends SettingsProps {
  readonly row: DeviceRow;
  readonly onClose: () => void;
}

const RetireDialog = ({ shop, toasts, row, onClose }: RetireDialogProps) => {
  const { t } = useI18n();
  const say = useFault();
  const isBusy = useSignal(false);
  const fault = useSignal<Fault | null>(null);
  const retire = async () => {
    isBusy.value = true;
    fault.value = await retireDevice(shop, row.id);
    isBusy.value = false;
    if (fault.peek() !== null) return;
    toasts.show({ text: t("settings.saved"), tone: "done" });
    onClose();
  };
  return (
    <Dialog
      title={t("settings.retireTitle", row.name)}
      onClose={onClose}
      primary={{
        label: t("settings.retire"),
        kind: "danger",
        busy: isBusy.value,
        onClick: () => void retire(),
      }}
    >
      <p>{t("settings.retireText")}</p>
      {fault.value !== null && <Banner tone="stop">{say(fault.value)}</Banner>}
    </Dialog>
  );
};
