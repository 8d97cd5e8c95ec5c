import { qrPath, qrRuns } from "../../../documents/qr.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { type DeviceValues, enrolLink, hubCommand, type IssuedCode } from "../devices-model.ts";
import styles from "../settings.module.css";

export interface DeviceCodeProps {
  readonly issued: IssuedCode;
  readonly kind: DeviceValues["kind"];
}

/** The code, and how the new device takes it. */
export const DeviceCode = ({ issued: { code, expiresAt }, kind }: DeviceCodeProps) => {
  const { t, formatTime } = useI18n();
  return (
    <div class={styles.code}>
      {kind === "hub" ? <HubCode code={code} /> : <AppCode code={code} />}
      <p class={styles.fact}>{t("settings.codeUntil", formatTime(expiresAt))}</p>
    </div>
  );
};

/** In letters one can read across the counter, and as a picture for a camera. */
const AppCode = ({ code }: { readonly code: string }) => {
  const { t } = useI18n();
  const link = enrolLink(location.origin, code);
  const qr = qrRuns(link);
  return (
    <>
      <p class={styles.fact}>{t("settings.codeText")}</p>
      <p class={styles.codeText}>{spelled(code)}</p>
      <div class={styles.qr}>
        <svg
          viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
          role="img"
          aria-label={t("settings.codePicture")}
        >
          <path d={qrPath(qr)} />
        </svg>
      </div>
      <p class={styles.link}>{link}</p>
    </>
  );
};

/** A hub has no screen: its computer is told by a command. */
const HubCode = ({ code }: { readonly code: string }) => {
  const { t } = useI18n();
  return (
    <>
      <p class={styles.codeText}>{spelled(code)}</p>
      <p class={styles.fact}>{t("settings.codeHubText")}</p>
      <p class={styles.command}>{hubCommand(location.origin, code)}</p>
    </>
  );
};

const spelled = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
