import { useSignal } from "@preact/signals";
import type { CameraError } from "../../../device/camera-permission.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { IconName } from "../../../ui/icon-shapes.ts";
import { Panel } from "../../../ui/panel.tsx";
import styles from "../neighbours.module.css";
import type { PairingModel } from "../pairing-model.ts";
import { cameraText } from "../pairing-text.ts";
import { focusOnce } from "./focus-once.ts";

const REASONS = [
  { icon: "scan", text: "neighbours.cameraReads" },
  { icon: "eye", text: "neighbours.cameraOpens" },
  { icon: "lock", text: "neighbours.cameraKeeps" },
] as const satisfies readonly { icon: IconName; text: string }[];

export interface CameraStepProps {
  readonly model: PairingModel;
  readonly fault: CameraError | null;
}

/** Why the camera is asked for, before the browser asks. */
export const CameraStep = ({ model, fault }: CameraStepProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const isAsking = useSignal(false);
  const ask = async () => {
    isAsking.value = true;
    await model.allowCamera();
    isAsking.value = false;
  };
  const network = model.network.value;
  return (
    <Panel title={t("neighbours.cameraTitle")}>
      <ul class={styles.reasons}>
        {REASONS.map(({ icon, text }) => (
          <li key={text} class={styles.reason}>
            <span class={styles.sign}>
              <Icon name={icon} />
            </span>
            <span>{t(text)}</span>
          </li>
        ))}
      </ul>
      {network === "ask" && (
        <Banner tone="neutral" icon="wifi">
          {t("neighbours.networkAsk")}
        </Banner>
      )}
      {fault !== null && <Banner tone="stop">{cameraText(fault, i18n)}</Banner>}
      <div class={styles.foot}>
        <Button
          kind="primary"
          size="large"
          icon="camera"
          busy={isAsking.value}
          buttonRef={focusOnce}
          onClick={() => void ask()}
        >
          {fault === null ? t("neighbours.cameraAllow") : t("ui.retry")}
        </Button>
        <Button size="large" onClick={model.goWithoutCamera}>
          {t("neighbours.cameraWithout")}
        </Button>
      </div>
    </Panel>
  );
};
