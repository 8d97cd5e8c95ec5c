import { qrPath, qrRuns } from "../../../documents/qr.ts";
import { useI18n } from "../../../ui/i18n.ts";
import { enrolLink, type IssuedCode } from "../devices-model.ts";
import styles from "../settings.module.css";

/** The code in letters one can read across the counter, and as a picture for a camera. */
export const DeviceCode = ({ issued: { code, expiresAt } }: { readonly issued: IssuedCode }) => {
  const { t, formatTime } = useI18n();
  const link = enrolLink(location.origin, code);
  const qr = qrRuns(link);
  return (
    <div class={styles.code}>
      <p class={styles.fact}>{t("settings.codeText")}</p>
      <p class={styles.codeText}>{`${code.slice(0, 4)}-${code.slice(4)}`}</p>
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
      <p class={styles.fact}>{t("settings.codeUntil", formatTime(expiresAt))}</p>
    </div>
  );
};
