import type { ComponentChildren } from "preact";
import type { Tone } from "../ui/badge.tsx";
import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-shapes.ts";
import styles from "./sheet-row.module.css";

/** One fact in a sheet: what it is about, how it stands, and what that means. */
export const SheetRow = ({
  icon,
  title,
  tone = "neutral",
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly tone?: Tone;
  readonly children: ComponentChildren;
}) => (
  <div class={styles.row}>
    <span class={classes(styles.icon, styles[tone])}>
      <Icon name={icon} />
    </span>
    <div class={styles.text}>
      <h3 class={styles.title}>{title}</h3>
      <div class={styles.value}>{children}</div>
    </div>
  </div>
);
