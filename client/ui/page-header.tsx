import type { ComponentChildren } from "preact";
import { useI18n } from "./i18n.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./page-header.module.css";

export interface PageHeaderProps {
  readonly title: string;
  readonly subtitle?: ComponentChildren;
  readonly onBack?: (() => void) | undefined;
  /** Buttons at the end; the primary one last. */
  readonly actions?: ComponentChildren;
}

export const PageHeader = ({ title, subtitle, onBack, actions }: PageHeaderProps) => {
  const { t } = useI18n();
  return (
    <header class={styles.header}>
      {onBack !== undefined && <IconButton icon="chevron-left" label={t("ui.back")} onClick={onBack} />}
      <div class={styles.titles}>
        <h1 class={styles.title}>{title}</h1>
        {subtitle != null && <p class={styles.subtitle}>{subtitle}</p>}
      </div>
      {actions != null && <div class={styles.actions}>{actions}</div>}
    </header>
  );
};

/** A row of controls above a list: search takes what room is left. */
export const Toolbar = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) => (
  <div class={styles.toolbar} role="toolbar" aria-label={label}>
    {children}
  </div>
);
