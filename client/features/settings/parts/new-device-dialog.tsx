import { useMemo } from "preact/hooks";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { OptionCards } from "../../../ui/option-cards.tsx";
import { Select } from "../../../ui/select.tsx";
import { branchRows } from "../branches-model.ts";
import { createNewDevice, type NewDeviceModel } from "../devices-model.ts";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";
import { useFaults } from "../use-fault.ts";
import { DeviceCode } from "./device-code.tsx";

export interface NewDeviceDialogProps extends Pick<SettingsProps, "shop"> {
  readonly onClose: () => void;
}

/** What the new device is to be, then the code that lets it in. */
export const NewDeviceDialog = ({ shop, onClose }: NewDeviceDialogProps) => {
  const { t } = useI18n();
  const model = useMemo(() => {
    const first = branchRows(shop).find(({ open }) => open)?.id ?? "";
    return createNewDevice(shop, shop.certificate.branch ?? first);
  }, []);
  const { form, issued } = model;
  if (issued.value !== null)
    return (
      <Dialog title={t("settings.codeTitle")} onClose={onClose} cancelLabel={t("ui.done")}>
        <DeviceCode issued={issued.value} kind={form.values.value.kind} />
      </Dialog>
    );
  return (
    <Dialog
      title={t("settings.deviceNew")}
      onClose={onClose}
      primary={{ label: t("settings.makeCode"), busy: form.busy.value, onClick: () => void form.save() }}
    >
      {shop.sync.value.server === "offline" && (
        <Banner tone="attention" icon="cloud-off">
          {t("settings.offline")}
        </Banner>
      )}
      <PlanFields shop={shop} model={model} />
    </Dialog>
  );
};

const PlanFields = ({
  shop,
  model: { form },
}: Pick<SettingsProps, "shop"> & { readonly model: NewDeviceModel }) => {
  const { t } = useI18n();
  const faults = useFaults(form);
  const { kind, name, branch, code } = form.values.value;
  const branches = branchRows(shop).filter(({ open }) => open);
  return (
    <>
      <OptionCards
        label={t("settings.deviceKind")}
        value={kind}
        options={[
          { value: "till", icon: "cart", label: t("settings.kindTill"), text: t("settings.kindTillText") },
          {
            value: "warehouse",
            icon: "truck",
            label: t("settings.kindWarehouse"),
            text: t("settings.kindWarehouseText"),
          },
          {
            value: "phone",
            icon: "phone",
            label: t("settings.kindPhone"),
            text: t("settings.kindPhoneText"),
          },
          { value: "hub", icon: "wifi", label: t("settings.kindHub"), text: t("settings.kindHubText") },
        ]}
        onChange={(value) => form.set("kind", value)}
      />
      <Field
        label={t("settings.deviceName")}
        value={name}
        onInput={(value) => form.set("name", value)}
        error={faults.at("name")}
        focusFirst={true}
        maxLength={100}
      />
      {kind !== "phone" && (
        <div class={styles.pair}>
          <Select
            label={t("settings.branch")}
            value={branch}
            options={branches.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(value) => form.set("branch", value)}
            error={faults.at("branch")}
          />
          {kind === "till" && (
            <Field
              label={t("settings.code")}
              hint={t("settings.codeHint")}
              value={code}
              onInput={(value) => form.set("code", value)}
              error={faults.at("code")}
              optional={true}
              maxLength={6}
            />
          )}
        </div>
      )}
      {faults.whole !== null && <Banner tone="stop">{faults.whole}</Banner>}
    </>
  );
};
