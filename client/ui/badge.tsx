import type { ComponentChildren } from "preact";
import styles from "./badge.module.css";
import { classes } from "./classes.ts";

/** Colour carries meaning only: green done, amber needs a person, red stopped, blue chosen or new. */
export type Tone = "neutral" | "accent" | "done" | "attention" | "stop";

export interface BadgeProps {
  readonly children: ComponentChildren;
  readonly tone?: Tone | undefined;
  /** A dot before the text. */
  readonly dot?: boolean | undefined;
}

/** A short word about a thing's state. Never only a colour. */
export const Badge = ({ children, tone = "neutral", dot = false }: BadgeProps) => (
  <span class={classes(styles.badge, styles[tone])}>
    {dot && <span class={styles.dot} aria-hidden="true" />}
    {children}
  </span>
);
