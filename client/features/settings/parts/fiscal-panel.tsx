import { FISCAL_DEVICES } from "../../../device/fiscal/fiscal-choice.ts";
import { SIMULATOR_MODES } from "../../../device/fiscal/simulator.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import { Select } from "../../../ui/select.tsx";
import type { SettingsProps } from "../props.ts";

/** Which fiscal device stands at this till; only where receipts are made. */
export const FiscalPanel = ({ shop }: SettingsProps) => {
  const { t } = useI18n();
  const { choice } = shop.fiscal;
  if (shop.certificate.code === "") return null;
  return (
    <Panel title={t("paper.fiscal")} text={t("paper.fiscalText")}>
      <Select
        label={t("paper.fiscal")}
        value={choice.name.value}
        options={FISCAL_DEVICES.map((value) => ({ value, label: t(DEVICE_LABELS[value]) }))}
        onChange={(name) => {
          choice.choose(name);
          void shop.fiscal.retry();
        }}
      />
      {choice.name.value === "simulator" && (
        <Select
          label={t("paper.fiscalMode")}
          value={choice.mode.value}
          options={SIMULATOR_MODES.map((value) => ({ value, label: t(MODE_LABELS[value]) }))}
          onChange={(mode) => {
            choice.simulate(mode);
            void shop.fiscal.retry();
          }}
        />
      )}
    </Panel>
  );
};

const DEVICE_LABELS = { none: "paper.fiscalNone", simulator: "paper.fiscalSim" } as const;

const MODE_LABELS = {
  online: "paper.mOnline",
  autonomous: "paper.mAuto",
  unreachable: "paper.mAway",
  refusing: "paper.mRefuse",
} as const;
