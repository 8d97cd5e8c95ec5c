import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import styles from "./training-banner.module.css";

/** Stands above everything while somebody practises. */
export const TrainingBanner = ({ onEnd }: { readonly onEnd: () => void }) => {
  const { t } = useI18n();
  return (
    <div class={styles.banner} role="status">
      <p class={styles.words}>
        <b class={styles.name}>{t("hands.trainingBanner")}</b>
        <span>{t("hands.trainingBannerText")}</span>
      </p>
      <Button icon="sign-out" onClick={onEnd}>
        {t("hands.trainingLeave")}
      </Button>
    </div>
  );
};
