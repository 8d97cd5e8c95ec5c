import type { ComponentChildren } from "preact";
import type { Tone } from "./badge.tsx";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";
import styles from "./status-strip.module.css";

/** Always in the same corner: who, which shift, what is connected, what is nowhere else yet. */
export const StatusStrip = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) => (
  <aside class={styles.strip} aria-label={label}>
    {children}
  </aside>
);

export interface StatusItemProps {
  readonly text: string;
  /** Amber only when something needs a person. */
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
  /** Opens the detail behind the word. */
  readonly onClick?: (() => void) | undefined;
}

/** A dot (or icon) and a word; the word alone says it all. */
export const StatusItem = ({ text, tone = "neutral", icon, onClick }: StatusItemProps) => {
  const content = (
    <>
      {icon === undefined ? <span class={styles.dot} aria-hidden="true" /> : <Icon name={icon} size={16} />}
      <span class={styles.text}>{text}</span>
    </>
  );
  const className = classes(styles.item, styles[tone]);
  if (onClick === undefined) return <span class={className}>{content}</span>;
  return (
    <button type="button" class={classes(className, styles.button)} onClick={onClick}>
      {content}
    </button>
  );
};
