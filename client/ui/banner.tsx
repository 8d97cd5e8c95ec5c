import type { ComponentChildren } from "preact";
import styles from "./banner.module.css";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export interface BannerProps {
  readonly tone: "neutral" | "attention" | "stop" | "done";
  readonly icon?: IconName | undefined;
  readonly children: ComponentChildren;
}

/** Something that holds for the whole form or page; an error is read aloud at once. */
export const Banner = ({ tone, icon = tone === "done" ? "check" : "alert", children }: BannerProps) => (
  <div class={classes(styles.banner, styles[tone])} role={tone === "stop" ? "alert" : "status"}>
    <Icon name={icon} />
    <div>{children}</div>
  </div>
);
