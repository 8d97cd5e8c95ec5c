import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { openCameraScanner } from "../../../device/browser-camera.ts";
import type { CameraError } from "../../../device/camera-permission.ts";
import { CAMERA_FAULT_TEXT } from "../../../session/camera-text.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { CameraView } from "../../../ui/camera-view.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { CodeFormat } from "../../../workers/codes.ts";
import styles from "./camera-pane.module.css";

/** What stands on goods, receipts and badges; each further kind costs time and invites misreading. */
const TILL_FORMATS: readonly CodeFormat[] = [
  "EAN13",
  "EAN8",
  "UPCA",
  "UPCE",
  "Code128",
  "DataMatrix",
  "QRCode",
];

export interface CameraPaneProps {
  /** Told of each code that is read, as of one from a scanner. */
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** A small picture over the till that reads one code after another until it is closed. */
export const CameraPane = ({ onCode, onClose }: CameraPaneProps) => {
  const { t } = useI18n();
  const scanner = useMemo(() => openCameraScanner(TILL_FORMATS), []);
  const fault = useSignal<CameraError | null>(null);
  const last = useSignal("");
  return (
    <section class={styles.pane} aria-label={t("hands.camera")}>
      <header class={styles.head}>
        <h2 class={styles.title}>{t("hands.camera")}</h2>
        <IconButton icon="x" label={t("hands.cameraClose")} onClick={onClose} />
      </header>
      {fault.value === null ? (
        <CameraView
          scanner={scanner}
          onCode={(code) => {
            last.value = code;
            onCode(code);
          }}
          onFault={(found) => {
            fault.value = found;
          }}
          label={t("hands.cameraView")}
          lamp={{ on: t("hands.lampOn"), off: t("hands.lampOff") }}
        />
      ) : (
        <>
          <Banner tone="attention">{t(CAMERA_FAULT_TEXT[fault.value.type])}</Banner>
          <Button icon="refresh" full={true} onClick={() => (fault.value = null)}>
            {t("ui.retry")}
          </Button>
        </>
      )}
      <p class={styles.said} role="status">
        {last.value === "" ? t("hands.cameraAim") : t("hands.cameraRead", last.value)}
      </p>
    </section>
  );
};
