import { Button } from "../../../ui/button.tsx";
import { useI18n } from "../../../ui/i18n.ts";
import type { SignInModel } from "../model.ts";
import styles from "../screen.module.css";

/** Where else to go from a PIN. */
export const Ways = ({ model }: { readonly model: SignInModel }) => {
  const { t } = useI18n();
  return (
    <div class={styles.ways}>
      <Button kind="ghost" icon="chevron-left" onClick={model.back}>
        {t("signin.notMe")}
      </Button>
      <Button kind="ghost" onClick={model.usePassword}>
        {t("signin.usePassword")}
      </Button>
    </div>
  );
};
