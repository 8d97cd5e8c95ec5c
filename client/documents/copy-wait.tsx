import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import styles from "./receipt-actions.module.css";

export interface CopyWaitProps {
  readonly milliseconds: number;
  readonly onPrintNow: () => void;
}

/** A bar that fills while the sale is on its way to another device; whoever is in a hurry prints at once. */
export const CopyWait = ({ milliseconds, onPrintNow }: CopyWaitProps) => {
  const { t } = useI18n();
  return (
    <div class={styles.wait} role="status">
      <span>{t("till.copyWait")}</span>
      <span class={styles.track} aria-hidden="true">
        <span style={{ animationDuration: `${milliseconds}ms` }} />
      </span>
      <Button kind="ghost" onClick={onPrintNow}>
        {t("till.printNow")}
      </Button>
    </div>
  );
};
