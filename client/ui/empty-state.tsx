import type { ComponentChildren } from "preact";
import styles from "./empty-state.module.css";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** Teaches the next step. */
  readonly text?: string | undefined;
  readonly action?: ComponentChildren;
}

export const EmptyState = ({ icon, title, text, action }: EmptyStateProps) => (
  <div class={styles.empty}>
    <span class={styles.icon}>
      <Icon name={icon} size={28} />
    </span>
    <h3 class={styles.title}>{title}</h3>
    {text !== undefined && <p class={styles.text}>{text}</p>}
    {action != null && <div class={styles.action}>{action}</div>}
  </div>
);
