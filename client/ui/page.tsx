import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import styles from "./page.module.css";

export interface PageProps {
  readonly children: ComponentChildren;
  /** The whole page scrolls; otherwise one part of it fills what is left and scrolls by itself. */
  readonly scrolls?: boolean | undefined;
}

/** A screen with its margins. */
export const Page = ({ children, scrolls = false }: PageProps) => (
  <div class={classes(styles.page, scrolls && styles.scrolls)}>{children}</div>
);

export interface CardProps {
  readonly children: ComponentChildren;
  readonly title?: string | undefined;
  /** Takes the height that is left, without margins inside: for a table or a list. */
  readonly fills?: boolean | undefined;
}

/** A sheet on the page. */
export const Card = ({ children, title, fills = false }: CardProps) => (
  <section class={classes(styles.card, fills && styles.fills)} aria-label={title}>
    {title !== undefined && <h2 class={styles.heading}>{title}</h2>}
    {children}
  </section>
);
