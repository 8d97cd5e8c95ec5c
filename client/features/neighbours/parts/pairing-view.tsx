import { useEffect, useMemo } from "preact/hooks";
import { openCameraScanner } from "../../../device/browser-camera.ts";
import { askForCamera, linkPermissions } from "../../../device/camera-permission.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import { Card, Page } from "../../../ui/page.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Panel } from "../../../ui/panel.tsx";
import styles from "../neighbours.module.css";
import { createPairingModel, type PairingModel } from "../pairing-model.ts";
import { pairingText } from "../pairing-text.ts";
import type { NeighboursProps } from "../props.ts";
import { CameraStep } from "./camera-step.tsx";
import { focusOnce } from "./focus-once.ts";
import { PairingSteps } from "./pairing-steps.tsx";
import { ReadStep } from "./read-step.tsx";
import { RoleStep } from "./role-step.tsx";
import { ShowStep } from "./show-step.tsx";

/** Two tills, two codes, no network but the shop's own: one step at a time. */
export const PairingView = ({ shop, scans, go }: NeighboursProps) => {
  const { t } = useI18n();
  const model = useMemo(
    () =>
      createPairingModel({
        ...shop,
        permissions: () => linkPermissions(),
        askForCamera: () => askForCamera(),
      }),
    [shop],
  );
  useEffect(() => model.stop, [model]);
  const scanner = useMemo(() => openCameraScanner(["QRCode"]), []);
  const step = model.step.value;
  return (
    <Page scrolls={true}>
      <PageHeader
        title={t("neighbours.pairTitle")}
        subtitle={t("neighbours.pairText")}
        onBack={() => go("/neighbours")}
      />
      <div class={styles.pairing}>
        <PairingSteps step={step} />
        {step.type === "camera" && <CameraStep model={model} fault={step.fault} />}
        {step.type === "role" && <RoleStep model={model} />}
        {step.type === "show" && <ShowStep model={model} role={step.role} code={step.code} />}
        {step.type === "read" && <ReadStep model={model} step={step} scanner={scanner} scans={scans} />}
        {step.type === "making" && (
          <p class={styles.waiting} role="status">
            {t("neighbours.making")}
          </p>
        )}
        {step.type === "linked" && (
          <Linked name={step.name} onAnother={model.again} onDone={() => go("/neighbours")} />
        )}
        {step.type === "failed" && <Failed model={model} error={step.error} />}
      </div>
    </Page>
  );
};

interface LinkedProps {
  readonly name: string;
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

const Linked = ({ name, onAnother, onDone }: LinkedProps) => {
  const { t } = useI18n();
  return (
    <Card>
      <EmptyState
        icon="check"
        title={t("neighbours.linked", name)}
        text={t("neighbours.linkedText")}
        action={
          <div class={styles.foot}>
            <Button kind="primary" size="large" buttonRef={focusOnce} onClick={onDone}>
              {t("ui.done")}
            </Button>
            <Button icon="link" size="large" onClick={onAnother}>
              {t("neighbours.another")}
            </Button>
          </div>
        }
      />
    </Card>
  );
};

interface FailedProps {
  readonly model: PairingModel;
  readonly error: Parameters<typeof pairingText>[0];
}

const Failed = ({ model, error }: FailedProps) => {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <Panel title={t("neighbours.failed")}>
      <Banner tone="stop">{pairingText(error, i18n)}</Banner>
      {model.network.value === "denied" && <Banner tone="attention">{t("neighbours.networkDenied")}</Banner>}
      <div class={styles.foot}>
        <Button kind="primary" size="large" icon="refresh" buttonRef={focusOnce} onClick={model.again}>
          {t("neighbours.anew")}
        </Button>
      </div>
    </Panel>
  );
};
