import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { CameraScanner } from "../../../device/camera.ts";
import type { CameraError } from "../../../device/camera-permission.ts";
import type { ScanSource } from "../../../session/feature.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { CameraView } from "../../../ui/camera-view.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Panel } from "../../../ui/panel.tsx";
import styles from "../neighbours.module.css";
import type { PairingModel, PairStep } from "../pairing-model.ts";
import { cameraText, pairingText } from "../pairing-text.ts";
import { focusOnce } from "./focus-once.ts";
import { TypedCode } from "./typed-code.tsx";

export interface ReadStepProps {
  readonly model: PairingModel;
  readonly step: Extract<PairStep, { readonly type: "read" }>;
  readonly scanner: CameraScanner;
  readonly scans: ScanSource;
}

/** The other till's code: before the camera, by a scanner, or typed. */
export const ReadStep = ({ model, step: { role, fault, busy }, scanner, scans }: ReadStepProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  const cameraFault = useSignal<CameraError | null>(null);
  const isTyping = useSignal(!model.hasCamera.peek());
  const take = (text: string) => void model.take(text);
  useLayoutEffect(() => scans.subscribe(({ text }) => take(text)), [scans]);
  const isLooking = model.hasCamera.value && !isTyping.value && cameraFault.value === null;
  return (
    <Panel
      title={t(role === "first" ? "neighbours.readSecond" : "neighbours.readFirst")}
      text={isLooking ? t("neighbours.readText") : t("neighbours.readScanner")}
    >
      {isLooking && busy && (
        <p class={styles.waiting} role="status">
          {t(role === "first" ? "neighbours.joining" : "neighbours.making")}
        </p>
      )}
      {isLooking && !busy && (
        <CameraView
          scanner={scanner}
          onCode={take}
          onFault={(found) => {
            cameraFault.value = found;
          }}
          label={t("neighbours.cameraView")}
          lamp={{ on: t("neighbours.lampOn"), off: t("neighbours.lampOff") }}
        />
      )}
      {cameraFault.value !== null && <Banner tone="attention">{cameraText(cameraFault.value, i18n)}</Banner>}
      {isLooking && fault !== null && <Banner tone="stop">{pairingText(fault, i18n)}</Banner>}
      {!isLooking && <TypedCode model={model} fault={fault} busy={busy} />}
      <div class={styles.foot}>
        {isLooking && (
          <Button size="large" icon="keyboard" buttonRef={focusOnce} onClick={() => (isTyping.value = true)}>
            {t("neighbours.type")}
          </Button>
        )}
        <Button size="large" icon="refresh" onClick={model.back}>
          {t("neighbours.anew")}
        </Button>
      </div>
    </Panel>
  );
};
