import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import styles from "./panel.module.css";

export interface PanelProps {
  readonly title: string;
  readonly text?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Above the title: how far one has come. */
  readonly eyebrow?: ComponentChildren;
  /** The only card of its page, so its title is the page's. */
  readonly alone?: boolean | undefined;
  /** Buttons at its head's end. */
  readonly actions?: ComponentChildren;
}

/** One matter on a sheet of its own. */
export const Panel = ({ title, text, children, eyebrow, alone = false, actions }: PanelProps) => {
  const Title = alone ? "h1" : "h2";
  return (
    <section class={classes(styles.panel, alone && styles.alone)}>
      <header class={styles.head}>
        <div class={styles.titles}>
          {eyebrow != null && <p class={styles.eyebrow}>{eyebrow}</p>}
          <Title class={styles.title}>{title}</Title>
          {text != null && <p class={styles.text}>{text}</p>}
        </div>
        {actions != null && <div class={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
};
