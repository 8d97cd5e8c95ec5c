import type { ComponentChildren } from "preact";
import { useI18n } from "../ui/i18n.ts";
import styles from "./gate-frame.module.css";
import { Logo } from "./logo.tsx";
import { LanguageSelect, ThemeButton } from "./preferences.tsx";
import type { Services } from "./services.ts";

/** What stands before the shop: a calm page with one question, and the language and the light at hand. */
export const GateFrame = ({
  services,
  children,
}: {
  readonly services: Services;
  readonly children: ComponentChildren;
}) => (
  <div class={styles.page}>
    <header class={styles.head}>
      <span class={styles.brand}>
        <Logo size={28} />
        <span class={styles.name}>{useI18n().t("app.name")}</span>
      </span>
      <span class={styles.choices}>
        <LanguageSelect />
        <ThemeButton theme={services.theme} />
      </span>
    </header>
    <main class={styles.main}>{children}</main>
  </div>
);
