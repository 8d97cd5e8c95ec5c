import { Button } from "../ui/button.tsx";
import { useI18n } from "../ui/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import styles from "./boot-screens.module.css";
import { Logo } from "./logo.tsx";
import type { Boot, BrokenReason } from "./services.ts";

/** While the database opens: the same picture as index.html paints before any code has run. */
export const OpeningScreen = () => (
  <main class={styles.opening} aria-busy="true" aria-label={useI18n().t("app.opening")}>
    <Logo />
  </main>
);

export interface BrokenScreenProps {
  readonly broken: Extract<Boot, { type: "broken" }>;
  readonly reload: () => void;
}

/** What happened, what it means and what to do. Nothing is deleted to get over it. */
export const BrokenScreen = ({ broken: { reason, detail }, reload }: BrokenScreenProps) => {
  const { t } = useI18n();
  return (
    <main class={styles.broken}>
      <span class={styles.mark}>
        <Icon name="alert" size={28} />
      </span>
      <h1>{t("app.brokenTitle")}</h1>
      <p>{t(TEXT_BY_REASON[reason])}</p>
      {reason !== "unsupported" && <p>{t("app.brokenNothingLost")}</p>}
      <Button kind="primary" size="large" icon="refresh" onClick={reload}>
        {t("app.reload")}
      </Button>
      {detail !== "" && <pre class={styles.detail}>{detail}</pre>}
    </main>
  );
};

const TEXT_BY_REASON = {
  storage: "app.brokenStorage",
  quota: "app.brokenQuota",
  newer: "app.brokenNewer",
  unsupported: "app.brokenUnsupported",
  other: "app.brokenOther",
} as const satisfies Record<BrokenReason, string>;
