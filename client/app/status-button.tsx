import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/icon.tsx";
import styles from "./status-button.module.css";
import type { StatusEntry } from "./status-items.ts";

/** One thing the strip says; where room is scarce only its sign and number, with the whole word read aloud. */
export const StatusButton = ({
  entry: { text, short, tone, icon },
  onClick,
}: {
  readonly entry: StatusEntry;
  readonly onClick: () => void;
}) => (
  <button
    type="button"
    class={classes(styles.item, styles[tone])}
    aria-label={text}
    title={text}
    onClick={onClick}
  >
    {icon === undefined ? <span class={styles.dot} aria-hidden="true" /> : <Icon name={icon} size={16} />}
    <span class={styles.long}>{text}</span>
    {short !== "" && <span class={styles.short}>{short}</span>}
  </button>
);
