import { SOUNDS } from "../../../device/sounds.ts";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { SettingsProps } from "../props.ts";
import styles from "../settings.module.css";

/** The till's sounds on or off, and what each is like. */
export const SoundsPanel = ({ device: { sounds } }: Pick<SettingsProps, "device">) => {
  const { t } = useI18n();
  return (
    <Panel title={t("hands.sounds")}>
      <Switch
        label={t("hands.soundsOn")}
        hint={t("hands.soundsHint")}
        checked={sounds.isOn.value}
        onChange={sounds.turn}
      />
      <div class={styles.sounds}>
        {SOUNDS.map((sound) => (
          <Button key={sound} disabled={!sounds.isOn.value} onClick={() => sounds.play(sound)}>
            {t(LABEL_BY_SOUND[sound])}
          </Button>
        ))}
      </div>
    </Panel>
  );
};

const LABEL_BY_SOUND = {
  scan: "hands.soundScan",
  unknown: "hands.soundUnknown",
  error: "hands.soundError",
  paid: "hands.soundPaid",
} as const;
