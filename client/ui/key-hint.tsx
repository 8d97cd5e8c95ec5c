import { type Combo, comboParts } from "./combo.ts";
import styles from "./key-hint.module.css";

/** The key caps of a combination, drawn beside what they do. */
export const KeyHint = ({ combo }: { readonly combo: Combo }) => (
  <span class={styles.keys} aria-hidden="true">
    {comboParts(combo).map((part) => (
      <kbd key={part} class={styles.key}>
        {part}
      </kbd>
    ))}
  </span>
);
