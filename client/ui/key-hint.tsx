import { classes } from "./classes.ts";
import { type Combo, comboParts } from "./combo.ts";
import styles from "./key-hint.module.css";

export interface KeyHintProps {
  readonly combo: Combo;
  /** On a touch screen too, where key caps beside buttons would only take room. */
  readonly always?: boolean | undefined;
}

/** The key caps of a combination, drawn beside what they do. */
export const KeyHint = ({ combo, always = false }: KeyHintProps) => (
  <span class={classes(styles.keys, always && styles.always)} aria-hidden="true">
    {comboParts(combo).map((part) => (
      <kbd key={part} class={styles.key}>
        {part}
      </kbd>
    ))}
  </span>
);
