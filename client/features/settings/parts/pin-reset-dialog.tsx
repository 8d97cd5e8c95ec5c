import { useSignal } from "@preact/signals";
import type { Fault } from "../../../session/saying.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { SettingsProps } from "../props.ts";
import { resetPin, type StaffRow } from "../staff-model.ts";
import { useFault } from "../use-fault.ts";

export interface PinResetDialogProps extends Pick<SettingsProps, "shop"> {
  readonly row: StaffRow;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Takes away a PIN that was forgotten or seen by others. */
export const PinResetDialog = ({ shop, row, onSaved, onClose }: PinResetDialogProps) => {
  const { t } = useI18n();
  const say = useFault();
  const isBusy = useSignal(false);
  const fault = useSignal<Fault | null>(null);
  const reset = async () => {
    isBusy.value = true;
    fault.value = await resetPin(shop, row.id);
    isBusy.value = false;
    if (fault.peek() === null) onSaved();
  };
  return (
    <Dialog
      title={t("settings.resetPinOf", row.name)}
      onClose={onClose}
      primary={{ label: t("settings.resetPin"), busy: isBusy.value, onClick: () => void reset() }}
    >
      <p>{t("settings.resetPinText")}</p>
      {fault.value !== null && <Banner tone="stop">{say(fault.value)}</Banner>}
    </Dialog>
  );
};
