import { Button } from "./button.tsx";
import { useI18n } from "./i18n.ts";
import styles from "./progress.module.css";

export interface ProgressProps {
  readonly label: string;
  /** 0 … 1 */
  readonly value: number;
  /** For instance `12,400 of 100,000 rows`. */
  readonly detail?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** Long work that shows how far it is and can be stopped. */
export const Progress = ({ label, value, detail, onCancel }: ProgressProps) => {
  const { t, format } = useI18n();
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  const percentText = format.value.percent(percent * 100);
  return (
    <div class={styles.progress}>
      <div class={styles.head}>
        <span class={styles.label}>{label}</span>
        <span class={styles.percent}>{percentText}</span>
      </div>
      <progress
        class={styles.bar}
        max={100}
        value={percent}
        aria-label={label}
        aria-valuetext={t("ui.progress", percentText, label)}
      />
      {(detail !== undefined || onCancel !== undefined) && (
        <div class={styles.foot}>
          <span class={styles.detail}>{detail}</span>
          {onCancel !== undefined && (
            <Button kind="ghost" onClick={onCancel}>
              {t("ui.cancel")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};
